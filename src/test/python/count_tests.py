"""Adds up the tests in Surefire's reports, named on standard input, one a line, and lists those that have become too slow for mvn test."""

import pathlib
import sys
import xml.etree.ElementTree

COUNTS = ("tests", "failures", "errors", "skipped")
SLOW_TESTS = pathlib.Path(__file__).parent.parent / "slow-tests.txt"
FAST_SECONDS = 5


def main():
    suites = [xml.etree.ElementTree.parse(line.strip()).getroot() for line in sys.stdin]
    sums = {count: sum(int(suite.get(count)) for suite in suites) for count in COUNTS}
    print(
        f"tests: {sums['tests']:,} run in {len(suites)} classes, {sums['failures']} failures, "
        f"{sums['errors']} errors, {sums['skipped']} skipped"
    )
    slow = set(SLOW_TESTS.read_text().splitlines())
    seconds = {suite.get("name"): float(suite.get("time").replace(",", "")) for suite in suites}
    fast = {name: time for name, time in seconds.items() if name.replace(".", "/") + ".java" not in slow}
    print(f"fast tests: {sum(fast.values()):.0f} s, slow tests: {sum(seconds.values()) - sum(fast.values()):.0f} s, of two processes together")
    for name, time in sorted(fast.items(), key=lambda each: -each[1]):
        if time > FAST_SECONDS:
            print(f"  {name} took {time:.1f} s: does it belong into {SLOW_TESTS.name}?")


if __name__ == "__main__":
    main()
