"""Measures what verdicts are worth: how often they are right on suites of models whose true difference is known."""

import json
import math
import statistics
import sys

import table

VERDICTS = ["real", "too small to matter", "not settled"]
LEVEL = 0.05


def least_above(count, rate=LEVEL, chance=0.95):
    """Returns the number of hits that count tries, each hitting at the rate, do not exceed with this chance."""
    below = 0
    for hits in range(count + 1):
        below += math.comb(count, hits) * rate**hits * (1 - rate) ** (count - hits)
        if below >= chance:
            return hits
    return count


def share(hits, count):
    """Returns a share in percent, with Wilson's 95 % interval."""
    z, p = 1.959964, hits / count
    middle, reach = p + z * z / (2 * count), z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    low, high = ((middle + sign * reach) / (1 + z * z / count) for sign in (-1, 1))
    return f"{100 * p:.0f} % ({100 * max(low, 0):.0f}-{100 * min(high, 1):.0f})"


def read(lines):
    """Returns the suites by the intended gap."""
    kinds = {}
    for line in lines:
        suite = json.loads(line)
        kinds.setdefault(suite["aim"], []).append(suite)
    return dict(sorted(kinds.items()))


def section(lines, seconds):
    """Returns the section about all suites."""
    kinds = read(lines)
    text = [
        "Suites of two models of the same layers (8 features, 16 units, 8 replicates of 20 epochs on 1,000 rows, 500 to "
        "validate, 4,000 to test), trained by the trainer and judged by the same code as any suite. Labels are drawn by a "
        "formula, so that it is known what is true. "
        f"A replicate's crossentropy on the test rows has a standard deviation of {spread(kinds):.4f} over seeds; with "
        f"a larger one, gaps have to be larger by as much to be seen. {sum(map(len, kinds.values())):,} comparisons in {seconds / 60:.0f} minutes."
    ]
    if 0 in kinds:
        text.append(equal(kinds.pop(0)))
    if kinds:
        text.append(unequal(kinds))
    return "\n\n".join(text)


def spread(kinds):
    return statistics.median(suite["sd"] for suites in kinds.values() for suite in suites)


def count(suites, verdict):
    return sum(suite["verdict"] == verdict for suite in suites)


def equal(suites):
    """Says how often models that differ only in their seeds are told apart."""
    most, alarms = least_above(len(suites)), count(suites, "real")
    by_training = sum(suite["p"] < LEVEL for suite in suites)
    by_rows = sum(not suite["low"] <= 0 <= suite["high"] for suite in suites)
    lines = [[verdict, count(suites, verdict), share(count(suites, verdict), len(suites))] for verdict in VERDICTS]
    told = "does not cry wolf" if alarms <= most else "cries wolf"
    return (
        f"**It {told}.** {len(suites)} suites of equal models, which differ by the seeds of their trainings alone, "
        f"each on rows of its own. \"Real\" in {alarms}; a rate of 5 % would make it {most} or fewer in 95 of 100 such benchmarks. "
        f"The chance of training alone (p below 0.05) would have told {by_training} apart, the chance of the rows alone "
        f"(an interval without 0) {by_rows}: that is what replicates are for.\n\n"
        + table.markdown([f"equal models, {len(suites)} suites", "suites", "share (95 % interval)"], lines)
    )


def unequal(kinds):
    """Says how often models that differ are told apart."""
    lines = []
    for suites in kinds.values():
        gaps, size = [suite["gap"] for suite in suites], len(suites)
        error = f" ± {statistics.stdev(gaps) / math.sqrt(size):.4f}" if size > 1 else ""
        right = sum(suite["verdict"] == "real" and suite["better"] == "A" for suite in suites)
        wrong = count(suites, "real") - right
        shares = [share(count(suites, verdict), size) for verdict in VERDICTS[1:]]
        lines.append([f"{statistics.mean(gaps):.4f}{error}", size, share(right, size), wrong, *shares])
    header = ["true gap", "suites", "real", "real, but the wrong way round", *VERDICTS[1:]]
    return (
        "**What it can see.** B is A with other seeds and class weights, which make its probabilities lean to one label and "
        "cost crossentropy. All train on the same rows, so that the gap is one number; each suite has seeds and test rows of its "
        "own. The true gap is the mean over all replicates on fresh rows, 5,000 a suite, with the formula's probabilities in "
        "place of drawn labels, ± its standard error.\n\n" + table.markdown(header, lines)
    )


def progress(line, _):
    """Prints to the console what was found."""
    print(line, file=sys.stderr, flush=True)
