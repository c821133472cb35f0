"""The benchmarks; src/bench/bench runs this with what it needs. `bench SECTION --help` lists the options."""

import argparse
import csv
import json
import os
import re
import shutil
import statistics
import sys
from pathlib import Path

import mixed_table
import table
import verdicts
from measure import ROOT, SMALL_HEAP, WORK, command, higgs, java, keras, ours, resident_mib, rows, run, spark

# The epochs of each model, chosen so that a round of all models takes about two minutes.
EPOCHS = {
    "Tiny": 200, "Small": 150, "Medium": 80, "Large": 12, "L2": 12, "Dropout": 12, "Combined": 12,
    "MediumNormalized": 60, "LargeNormalized": 12,
}

# The models without a remedy and the remedies to compare with each, and for how many epochs.
REMEDIES = {
    "augmentation/Medium": ["Noise", "Mixup", "SwapNoise", "Symmetries"],
    "remedies/Large": ["L1", "WeightDecay", "Normalized", "Noise", "Mixup", "Symmetries", "Together"],
}
REMEDY_EPOCHS = {"augmentation/Medium": 100, "remedies/Large": 12}

def median(values, form="{:.1f}"):
    return form.format(statistics.median(values))


def spread(values, form="{:.1f}"):
    """Returns the median, and the range in brackets."""
    low, high = form.format(min(values)), form.format(max(values))
    return median(values, form) + (f" ({low}-{high})" if low != high else "")


def rounds(count):
    return "one round" if count == 1 else f"median of {count} rounds (range in brackets)"


def ratio(theirs, ours_):
    return f"{statistics.median(theirs) / statistics.median(ours_):.2f}"


def bench_keras(args):
    """Our trainer and Keras, alternating, model by model."""
    data = higgs(args.data)
    models = args.models.split(",") if args.models else list(EPOCHS)
    sides = {"ours": {m: [] for m in models}, "keras": {m: [] for m in models}}
    for round_ in range(args.rounds):
        for model in models:
            programs = {
                "ours": ours("TrainModel", model, data, EPOCHS[model], EPOCHS[model]),
                "keras": keras(model, data, "--epochs", EPOCHS[model]),
            }
            for side in ("ours", "keras") if round_ % 2 == 0 else ("keras", "ours"):
                ended = run(programs[side])
                sides[side][model].append((ended.json()["epoch_ms"], ended.seconds, ended.peak_mib))
                print(f"{round_ + 1} {model} {side} {sides[side][model][-1]}", file=sys.stderr, flush=True)
    text = []
    titles = ["epoch, ms", "process start to end, s", "peak resident memory, MiB"]
    for figure, (title, form) in enumerate(zip(titles, ["{:.2f}", "{:.2f}", "{:.0f}"])):
        lines = []
        for model in models:
            mine = [run_[figure] for run_ in sides["ours"][model]]
            theirs = [run_[figure] for run_ in sides["keras"][model]]
            lines.append([model, EPOCHS[model], spread(mine, form), spread(theirs, form), ratio(theirs, mine)])
        text += [table.markdown([title, "epochs", "Overfit", "Keras", "ratio"], lines), ""]
    table.write(
        "keras",
        "The trainer beside Keras",
        f"Each figure is the median of {args.rounds} rounds (range in brackets), our trainer and "
        f"`keras/reference.py` by turns, each a process of its own, on 11,000 rows ({data.name}); an epoch is 20 "
        "steps of 500 rows and the validation, the first two left out.\n\n" + "\n".join(text),
    )


def bench_remedies(args):
    """The cost of an epoch with each remedy and without it, alternating."""
    data = higgs(args.data)
    lines = []
    for plain, remedies in REMEDIES.items():
        found = {name: [] for name in ["plain", *remedies]}
        for round_ in range(args.rounds):
            for name in remedies:
                pair = [("plain", plain), (name, f"{plain.split('/')[0]}/{name}")]
                for key, trial in pair if round_ % 2 == 0 else reversed(pair):
                    epochs = REMEDY_EPOCHS[plain]
                    found[key].append(run(ours("TrainModel", trial, data, epochs, epochs)).json()["epoch_ms"])
                    print(f"{round_ + 1} {trial} {found[key][-1]}", file=sys.stderr, flush=True)
        for i, name in enumerate(remedies):
            before = found["plain"][i::len(remedies)]
            ratios = [with_ / without for with_, without in zip(found[name], before)]
            lines.append([f"{plain.split('/')[1]}, {name}", spread(before, "{:.2f}"), spread(found[name], "{:.2f}"), spread(ratios, "{:.2f}")])
    table.write(
        "remedies",
        "What an epoch costs with each remedy",
        f"Milliseconds an epoch (20 steps of 500 rows and the validation, the first two left out), with a remedy and without, by turns, "
        f"each a process of its own; median of {args.rounds} rounds (range in brackets), {data.name}. The ratio is with over without.\n\n"
        + table.markdown(["", "without", "with", "ratio"], lines),
        python=False,
    )


def bench_suite(args):
    """The whole suite sizes and four Keras runs, with early stopping."""
    data = higgs(args.data)
    mine, theirs = [], []
    for _ in range(args.rounds):
        shutil.rmtree(WORK / "results", ignore_errors=True)
        shutil.rmtree(WORK / "graphs", ignore_errors=True)
        mine.append(run(command("--suite", "sizes", "--data", data, "--progress", "dots")))
        print(f"ours {mine[-1].seconds:.1f} s", file=sys.stderr, flush=True)
        theirs.append([run(keras(model, data)) for model in ("Tiny", "Small", "Medium", "Large")])
        print(f"keras {sum(e.seconds for e in theirs[-1]):.1f} s", file=sys.stderr, flush=True)
    summary = (WORK / "results" / "sizes" / "summary.csv").read_text().splitlines()
    epochs = [line.split(",")[2] for line in summary[1:]]
    seconds = [e.seconds for e in mine], [sum(e.seconds for e in four) for four in theirs]
    peaks = [e.peak_mib for e in mine], [max(e.peak_mib for e in four) for four in theirs]
    steps = ", ".join(str(e.json()["epochs"]) for e in theirs[-1])
    lines = [
        ["process start to exit, s", spread(seconds[0]), spread(seconds[1]), ratio(seconds[1], seconds[0])],
        ["peak resident memory, MiB", spread(peaks[0], "{:.0f}"), spread(peaks[1], "{:.0f}"), ratio(peaks[1], peaks[0])],
        ["epochs of Tiny, Small, Medium, Large", ", ".join(epochs), steps, ""],
    ]
    table.write(
        "suite",
        "The suite `sizes`",
        f"The command with all that it writes, beside four Keras runs one after another that write nothing, each with "
        f"early stopping; {args.rounds} round(s), {data.name}. When each stops is chance, so the epochs differ.\n\n"
        + table.markdown(["", "Overfit", "Keras", "ratio"], lines),
    )


def bench_grid(args):
    """The job of 50 models in docs/java.md, alternating with Keras and scikit-learn, also on all cores."""
    data, cores = higgs(args.data), os.cpu_count()
    peer = lambda python, script, jobs: [python, str(ROOT / "src/bench/python" / script), str(data), str(args.epochs), str(jobs)]
    sklearn = os.environ.get("SKLEARN", sys.executable)
    programs = {
        "Overfit": ours("TrainGrid", data, args.epochs),
        "Keras, one model at a time": peer(sys.executable, "keras_grid.py", 1),
        f"Keras, {cores} processes of one thread": peer(sys.executable, "keras_grid.py", cores),
        f"scikit-learn, `n_jobs={cores}`": peer(sklearn, "sklearn_grid.py", cores),
    }
    found = {title: [] for title in programs}
    for round_ in range(args.rounds):
        for title in list(programs) if round_ % 2 == 0 else reversed(list(programs)):
            found[title].append(run(programs[title]))
            print(f"{round_ + 1} {title} {found[title][-1].seconds:.1f} s {found[title][-1].lines[-1]}", file=sys.stderr, flush=True)
    lines = []
    for title, runs in found.items():
        seconds, last = [one.seconds for one in runs], runs[-1].json()
        assert last["models"] == 50
        lines.append([title, spread(seconds), ratio(seconds, [one.seconds for one in found["Overfit"]]),
                      last["best"], f"{last['val_binary_crossentropy']:.4f}"])
    table.write(
        "grid",
        "A job of 50 models",
        f"Five widths of one hidden layer, five L2 penalties, two rates of Adam: the code of docs/java.md, and the same in Keras and with scikit-learn's "
        f"`MLPClassifier`, {args.epochs} epochs each on 10,000 rows in batches of 500 with 1,000 rows to validate ({data.name}), from the "
        f"process' start to its end, by turns, {rounds(args.rounds)}. scikit-learn looks at the validation rows after the last epoch alone.\n\n"
        + table.markdown(["", "seconds", "beside Overfit", "best model", "its validation crossentropy"], lines),
    )


def bench_verdict_time(args):
    """The suite sizes with replicates, up to its verdicts, and as many rounds of four Keras runs, with early stopping."""
    data = higgs(args.data)
    shutil.rmtree(WORK / "results", ignore_errors=True)
    shutil.rmtree(WORK / "graphs", ignore_errors=True)
    few = ["--epochs", args.epochs] if args.epochs else []
    mine = run(command("--suite", "sizes", "--replicates", args.replicates, "--data", data, "--progress", "none", *few))
    print(f"ours {mine.seconds:.1f} s, {mine.peak_mib:.0f} MiB", file=sys.stderr, flush=True)
    theirs = []
    for seed in range(args.rounds):
        theirs.append([run(keras(model, data, "--seed", seed, *few)) for model in ("Tiny", "Small", "Medium", "Large")])
        print(f"keras {sum(e.seconds for e in theirs[-1]):.1f} s", file=sys.stderr, flush=True)
    four = [sum(e.seconds for e in runs) for runs in theirs]
    all_ = args.replicates * statistics.mean(four)
    peak = max(e.peak_mib for runs in theirs for e in runs)
    epochs = mean_epochs(WORK / "results" / "sizes" / "replicates.csv")
    steps = [f"{statistics.mean(e.json()['epochs'] for e in runs):.0f}" for runs in zip(*theirs)]
    lines = [
        ["process start to exit, s", f"{mine.seconds:.0f}", f"{all_:.0f}", f"{all_ / mine.seconds:.2f}"],
        ["peak resident memory, MiB", f"{mine.peak_mib:.0f}", f"{peak:.0f}", f"{peak / mine.peak_mib:.2f}"],
        ["mean epochs of Tiny, Small, Medium, Large", ", ".join(epochs), ", ".join(steps), ""],
    ]
    table.write(
        "verdict-time",
        "Time to a verdict",
        f"The command on `sizes` with {args.replicates} replicates and all that it writes, verdicts included, once; beside "
        f"{args.replicates} times four Keras runs one after another that write nothing and judge nothing, each with early "
        f"stopping. The four were run {'once' if args.rounds == 1 else f'{args.rounds} times'} "
        f"({', '.join(f'{e:.0f} s' for e in four)}), and that multiplied by "
        f"{args.replicates}; {data.name}{f', at most {args.epochs:,} epochs' if args.epochs else ''}. When each stops is chance, "
        "so the epochs differ.\n\n" + table.markdown(["", "Overfit", "Keras", "ratio"], lines),
    )


def mean_epochs(replicates):
    """Returns the mean number of epochs of each model, as text."""
    epochs = {}
    with open(replicates, newline="") as text:
        for row in csv.DictReader(text):
            epochs.setdefault(row["model"], []).append(int(row["epochs"]))
    return [f"{statistics.mean(each):.0f}" for each in epochs.values()]


def bench_verdicts(args):
    """How often verdicts are right, on suites of equal models and of models whose true difference is known."""
    WORK.mkdir(parents=True, exist_ok=True)
    program = ours("JudgeSuites", args.equal, args.unequal, args.parallel, options=SMALL_HEAP)
    ended = run(program, verdicts.progress, WORK / "verdicts.log")
    text = verdicts.section(ended.lines, ended.seconds)
    table.write("verdicts", "Verdicts: whether they cry wolf, and what they see", text, python=False)


def bench_spark(args):
    """The command and the study on Spark, alternating, with two single-core executors on this machine."""
    data = higgs(args.data)
    settings = ["--suite", "sizes", "--replicates", args.replicates, "--threads", 1, "--data", data, "--progress", "none"]
    settings += ["--epochs", args.epochs] if args.epochs else []
    programs = {"command": command(*settings), "spark": spark(args.master, *settings)}
    whole, trials = ({side: [] for side in programs} for _ in range(2))
    for round_ in range(args.rounds):
        for side in list(programs) if round_ % 2 == 0 else reversed(programs):
            shutil.rmtree(WORK / "results", ignore_errors=True)
            shutil.rmtree(WORK / "graphs", ignore_errors=True)
            ended = run(programs[side])
            whole[side].append(ended.seconds)
            trials[side].append(seconds_of_trials(ended))
            print(f"{round_ + 1} {side} {ended.seconds:.1f} s, trials {trials[side][-1]:.1f} s", file=sys.stderr, flush=True)
    write_spark(args, data, whole, trials)


def write_spark(args, data, whole, trials):
    lines = []
    for what, seconds in {"trials alone, s": trials, "process start to exit, s": whole}.items():
        theirs, mine = statistics.median(seconds["spark"]), statistics.median(seconds["command"])
        lines.append([what, spread(seconds["command"]), spread(seconds["spark"]),
                      f"{theirs - mine:.1f} s, {100 * (theirs / mine - 1):.0f} %"])
    table.write(
        "spark",
        "The study on Spark beside the command",
        f"`sizes` with {args.replicates} replicates{f' of at most {args.epochs:,} epochs' if args.epochs else ''} on one thread "
        f"each, by the command (two at once) and on Spark (`{args.master}`), by turns, all files written; {rounds(args.rounds)}, "
        f"{data.name}. Trials: from the first training's line to the last one's end, Spark's start "
        "included.\n\n" + table.markdown(["", "command", "Spark", "more"], lines),
    )


def bench_predictions(args):
    """Many rows predicted by the command and by two Spark executors, alternating; all probabilities are compared."""
    ended = run([ROOT / "src/test/spark/bench_predict.sh", args.rows, args.rounds],
                on_line=lambda line, _: print(line, file=sys.stderr, flush=True))
    write_predictions(args, ended.lines)


def write_predictions(args, said):
    found = {}
    for who, seconds, rate in (re.fullmatch(r"(.*): ([\d.]+) s, (\d+) rows a second", line).groups() for line in said[:-1]):
        times, rates = found.setdefault(who, ([], []))
        times.append(float(seconds))
        rates.append(int(rate))
    table.write(
        "predictions",
        "Predictions by the million",
        f"{args.rows:,} rows of HIGGS' layout (500,000 over and over), predicted by `graphs/reference/Tiny`: by the command on one "
        "thread for products, and on Spark by two executor processes of a core each (`local-cluster[2,1,1024]`), by turns, all files "
        f"written; {rounds(args.rounds)}. Each probability was the command's, to the last digit.\n\n"
        + table.markdown(["", "s", "rows a second"], [[who, spread(times), spread(rates, "{:,.0f}")] for who, (times, rates) in found.items()]),
        python=False,
    )


def seconds_of_trials(ended):
    """Returns the time from the line that announces the first training to the line that reports the end of the last."""
    ends = [seen for line, seen in zip(ended.lines, ended.seen) if re.fullmatch(r"[\w-]+: .*; [\d.]+ s", line)]
    return ends[-1] - ended.when("Tiny (1 of ")


def bench_start(args):
    """The time from `java` to the end of Tiny's first epoch."""
    data = higgs(args.data)
    bare = [run(ours("TrainModel", "Tiny", data, 1, 1)) for _ in range(args.runs)]
    whole = []
    for _ in range(args.runs):
        shutil.rmtree(WORK / "results", ignore_errors=True)
        whole.append(
            run(command("--suite", "sizes", "--models", "Tiny", "--epochs", 1, "--data", data, "--progress", "dots"))
        )
    lines = [
        ["a program that reads the rows and trains", spread([e.when("epoch 1") for e in bare], "{:.2f}"),
         spread([e.seconds for e in bare], "{:.2f}")],
        ["the command", spread([e.when("Epoch: 0") for e in whole], "{:.2f}"),
         spread([e.seconds for e in whole], "{:.2f}")],
    ]
    table.write(
        "start",
        "Start",
        f"Seconds from `java`, median of {args.runs} runs; the command ends with tables, pictures, page and SavedModel.\n\n"
        + table.markdown(["", "to the end of Tiny's first epoch", "to the end of the process"], lines),
        python=False,
    )


def bench_memory(args):
    """Resident memory over many epochs of Tiny."""
    data = higgs(args.data)
    kinds = {"the JVM's defaults": [], "as the command": SMALL_HEAP}
    marks, growth = {}, []
    for kind, options in kinds.items():
        seen = marks[kind] = {}

        def at_line(line, pid):
            if line.startswith("epoch "):
                seen[int(line.split()[1])] = resident_mib(pid)

        ended = run(ours("TrainModel", "Tiny", data, args.epochs, 1000, options=options), at_line)
        change = seen[max(seen)] - seen[1000]
        verdict = "flat" if abs(change) < 5 else "not flat"
        growth.append(f"{kind}: {change:+.1f} MiB from epoch 1,000 to the end ({verdict}), "
                      f"{ended.peak_mib:.0f} MiB at most, {ended.json()['epoch_ms']:.2f} ms an epoch")
    shown = [e for e in next(iter(marks.values())) if e <= 2000 or e % max(1000, args.epochs // 10) == 0]
    lines = [[f"{epoch:,}", *(f"{marks[kind][epoch]:.1f}" for kind in kinds)] for epoch in shown]
    table.write(
        "memory",
        "Memory of a long training",
        f"Resident memory, in MiB, of {args.epochs:,} epochs of Tiny without early stopping, the history kept. By its "
        "defaults the JVM lets garbage lie while a sixty-fourth of the machine's memory is not full, which looks like "
        f"growth; with the options of `.mvn/jvm.config`, `{' '.join(SMALL_HEAP)}`, the heap grows with what lives in it "
        "and shows what is kept.\n\n"
        + "".join(f"- {line}\n" for line in growth) + "\n"
        + table.markdown(["after epoch", *kinds], lines),
        python=False,
    )


def bench_csv(args):
    """Reading one million rows, compared with CsvDataset, and 11,000 rows in a JVM that has just started."""
    large, data = rows(args.rows), higgs(args.data)
    dataset = [sys.executable, str(ROOT / "src/bench/python/csv_dataset.py"), str(large), str(args.rows)]
    mine, theirs = [], []
    for _ in range(args.rounds):
        mine.append(run(ours("ReadRows", large, args.rows)).json())
        theirs.append(run(dataset).json())
        print(f"{mine[-1]} {theirs[-1]}", file=sys.stderr, flush=True)
    rates = [[e["rows"] / e["seconds"] for e in side] for side in (mine, theirs)]
    above = [[(e["peak_kib"] - e["base_kib"]) / 1024 for e in side] for side in (mine, theirs)]
    lines = [
        ["rows a second", spread(rates[0], "{:,.0f}"), spread(rates[1], "{:,.0f}"),
         f"{statistics.median(rates[0]) / statistics.median(rates[1]):.2f} times as many"],
        ["peak memory above the start, MiB", spread(above[0], "{:.0f}"), spread(above[1], "{:.0f}"), ""],
    ]
    small = [run(ours("ReadRows", data, 11_000)).json()["seconds"] for _ in range(5)]
    empty = [run(ours("Nothing")).seconds for _ in range(5)]
    loaded = [run(ours("LoadRuntime")).seconds for _ in range(5)]
    help_ = [run(command("--help")).seconds for _ in range(5)]
    table.write(
        "csv",
        "Reading CSV",
        f"{args.rows:,} rows in the UCI layout (5,000 of the sample at full precision, over and over), "
        f"{large.stat().st_size / 1e6:.0f} MB gzipped, by turns, "
        f"{args.rounds} rounds: `CsvFile.read` (reads, checks and takes the SHA-256) and `tf.data.experimental.CsvDataset` "
        "with the tutorial's `pack_row` on batches of 10,000, both into arrays; a fresh process each. The memory is the "
        "process' largest resident set (`VmHWM`, heap, threads and compiled code, the garbage collector at its defaults) "
        f"less that before reading began; the rows as float32 take {args.rows * 29 * 4 / 2**20:.0f} MiB.\n\n"
        + table.markdown(["", "Overfit", "CsvDataset", ""], lines)
        + f"\n\n11,000 rows ({data.name}), read once by a JVM that has just started: {spread(small, '{:.2f}')} s. "
        f"From start to end, a JVM that does nothing takes {spread(empty, '{:.2f}')} s, one that loads TensorFlow's native "
        f"runtime, as a training has to, {spread(loaded, '{:.2f}')} s, the command with `--help` {spread(help_, '{:.2f}')} s.",
    )


def bench_rows(args):
    """Millions of simulated rows: writing, reading, a second start, memory, and training compared with 10,000 rows and Keras."""
    file, cache = WORK / f"simulated-{args.rows}.csv.gz", WORK / "cache"
    if not file.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        part = WORK / f"part-{args.rows}.csv.gz"
        wrote = run(ours("SimulateRows", part, args.rows + 1000, 0)).json()
        print(f"simulated {wrote}", file=sys.stderr, flush=True)
        part.rename(file)
    shutil.rmtree(cache, ignore_errors=True)
    first = run(ours("CachedRows", file, args.rows + 1000, cache, options=SMALL_HEAP)).json()
    second = [run(ours("CachedRows", file, args.rows + 1000, cache, options=SMALL_HEAP)).json() for _ in range(3)]
    lines, size = [], args.rows * 28 * 4 / 2**20
    for model, steps in {"Medium": args.steps, "Large": max(1, args.steps // 10)}.items():
        many, few, theirs = [], [], []
        for _ in range(args.rounds):
            many.append(run(ours("TrainRows", model, file, args.rows, steps, 4, cache, options=SMALL_HEAP)).json())
            few.append(run(ours("TrainRows", model, file, 10_000, 0, 60, cache, options=SMALL_HEAP)).json())
            theirs.append(run([sys.executable, str(ROOT / "src/bench/python/keras_rows.py"), model, str(file), str(args.keras_steps)]).json())
            print(many[-1], few[-1], theirs[-1], file=sys.stderr, flush=True)
        pick = lambda side, figure: [one[figure] for one in side]
        lines.append([model, *(spread(pick(side, "rows_a_second"), "{:,.0f}") for side in (many, few, theirs)),
                      *(spread([kib / 1024 for kib in pick(side, "peak_kib")], "{:,.0f}") for side in (many, theirs)),
                      spread(pick(many, "upload_seconds"), "{:.1f}")])
    rates = [one["rows"] / one["seconds"] for one in second]
    table.write(
        "rows",
        "Millions of rows",
        f"{args.rows:,} simulated rows, {file.stat().st_size / 1e9:.1f} GB gzipped, {size:,.0f} MiB as float32. The first start "
        f"reads {first['rows'] / first['seconds']:,.0f} rows a second into the cache, a second one {spread(rates, '{:,.0f}')} from "
        f"there, the SHA-256 checked, with at most {max(one['peak_kib'] for one in second) / 1024:,.0f} MiB of memory. "
        f"Training in epochs of {args.steps:,} steps (Large a tenth), median epoch, beside 10,000 rows of it in epochs of 20 steps, and beside Keras, "
        f"whose `tf.data` streams the same file as the tutorial does, {args.keras_steps:,} steps; {rounds(args.rounds)}.\n\n"
        + table.markdown(["", "rows a second", "of 10,000 rows", "Keras, rows a second", "peak memory, MiB", "Keras", "upload, s"], lines),
    )


def bench_parts(args):
    """JMH: row order, CSV, one step and one epoch."""
    file = WORK / "jmh.json"
    WORK.mkdir(parents=True, exist_ok=True)
    options = [f"-Dbench.data={higgs(args.data)}"]
    run(java("org.openjdk.jmh.Main", "-foe", "true", "-rf", "json", "-rff", file, *args.jmh, options=options),
        on_line=lambda line, _: print(line, file=sys.stderr, flush=True))
    lines = []
    for result in json.loads(Path(file).read_text()):
        metric = result["primaryMetric"]
        name = result["benchmark"].rsplit(".", 1)[1] + "".join(f" {v}" for v in result.get("params", {}).values())
        lines.append([name, f"{metric['score']:.3f}", f"{metric['scoreError']:.3f}"])
    table.write(
        "parts",
        "The parts",
        "JMH, milliseconds an operation, mean and half of the 99.9 % interval. `rowOrder`: an order of 10,000 rows; `csv`: "
        "reading 11,000 rows; `step` and `epoch`: a step of 500 rows as a run of its own, and 20 in one run with the "
        "validation; the number behind the model is how many threads an operation may use.\n\n"
        + table.markdown(["", "ms", "±"], lines),
        python=False,
    )


def bench_serving(args):
    """Predictor on Large, compared with Python's signatures["serving_default"]."""
    WORK.mkdir(parents=True, exist_ok=True)
    script = ["env", f"PYTHON={sys.executable}", f"ROUNDS={args.rounds}", "src/test/python/bench_serving.sh"]
    ended = run(script, log=WORK / "serving.log")
    table.write(
        "serving",
        "Serving Large",
        f"Rows a second, `Predictor` and Python's `signatures[\"serving_default\"]` by turns, {args.rounds} rounds. Threads "
        "are those that one product may use on both sides; two callers are two Java threads that share one `Predictor`.\n\n"
        + "\n".join(ended.lines),
    )


# The runtime's names of operations, and what they do in a step.
KINDS = {
    "products": ["MatMul", "FusedMatMul", "NativeFusedMatMul"],
    "activations and biases": ["Elu", "EluGrad", "BiasAdd", "BiasAddGrad"],
    "optimizer": ["ResourceApplyAdam"],
    "adding up the shards' gradients": ["AddN"],
    "gathering the rows": ["ResourceGather"],
}


def bench_step(args):
    """Where the time of one step of Large goes, compared with its matrix products alone."""
    data = higgs(args.data)
    threads = os.cpu_count()
    found = [run(java("dev.overfit.graph.StepProfile", data, threads)).json() for _ in range(args.rounds)]
    median_of = lambda pick: statistics.median(pick(one) for one in found)
    total = median_of(lambda one: sum(one["kinds"].values()))
    lines, rest = [], total
    for kind, operations in KINDS.items():
        millis = median_of(lambda one: sum(one["kinds"].get(name, 0) for name in operations))
        rest -= millis
        lines.append([kind, f"{millis:.2f}", f"{100 * millis / total:.0f} %"])
    lines.append(["the rest", f"{rest:.2f}", f"{100 * rest / total:.0f} %"])
    step, alone = median_of(lambda one: one["step"]), median_of(lambda one: one["products_alone"])
    table.write(
        "step",
        "One step of Large",
        f"{step:.2f} ms a step on {threads} threads, {median_of(lambda one: one['traced']):.2f} ms while the runtime traces "
        f"it; its matrix products alone, in the same order and shards, {alone:.2f} ms: the step runs at "
        f"{100 * alone / step:.0f} % of the speed that the products would allow. By the trace, milliseconds of all threads "
        f"together, medians of {args.rounds} rounds:\n\n" + table.markdown(["kind", "ms", "share"], lines),
        python=False,
    )


# Real tables with their labels, and the figures to measure.
TABLES = {"wisconsin": "Class", "titanic": "Survived", "pima-missing": "diabetes"}
FIGURES = ["binary_crossentropy", "accuracy", "auc", "average_precision"]
SPARE_MIB = 64  # what reading may take in addition to twice the coded rows: the table itself, buffers


def bench_tables(args):
    """A million rows of mixed kinds, read and coded, and real tables compared with scikit-learn's logistic regression."""
    text = mixed_rows(args.rows, args.rounds)
    folder = Path(args.tables).resolve()
    if folder.is_dir():
        text += "\n\n" + beside_logistic_regression(folder, args)
    else:
        print(f"no tables in {folder}: not beside logistic regression", file=sys.stderr)
    table.write("tables", "Tables", text)


def mixed_rows(count, rounds):
    """Reads, deals out and codes a large table in a heap slightly larger than twice the coded rows."""
    file = mixed_table.write(WORK / f"table-{count}.csv", count)
    width = run(ours("ReadTable", file, "subscribed")).json()["features"]
    coded = count * width * 4 / 2**20
    heap = f"-Xmx{int(2 * coded + SPARE_MIB)}m"
    found = []
    for _ in range(rounds):
        found.append(run(ours("ReadTable", file, "subscribed", options=[heap])).json())
        print(found[-1], file=sys.stderr, flush=True)
    above = [(e["peak_kib"] - e["base_kib"]) / 1024 for e in found]
    lines = [
        ["rows a second, read and coded", spread([e["rows"] / e["seconds"] for e in found], "{:,.0f}")],
        ["rows a second, read", spread([e["rows"] / e["read_seconds"] for e in found], "{:,.0f}")],
        ["peak memory above the start, MiB", spread(above, "{:.0f}")],
        ["the same, in sizes of the coded rows", spread([a / coded for a in above], "{:.2f}")],
    ]
    return (
        f"{count:,} rows drawn from a seed, {file.stat().st_size / 1e6:.0f} MB: six numbers, two of them with holes, "
        "categories of 5, 40 and 300 texts, an id and a label. `Table.read(file)`, then `label(…).split(…)`, which deals "
        f"out, fits and codes, in a fresh JVM each, {rounds} rounds. The coded rows, {width} features of float32, take "
        f"{coded:.0f} MiB; the heap is held to twice that and {SPARE_MIB} MiB (`{heap}`). The memory is the process' largest "
        "resident set (`VmHWM`, garbage and all) less that before reading began; TensorFlow is not loaded.\n\n"
        + table.markdown(["", "Overfit"], lines)
    )


def beside_logistic_regression(folder, args):
    """Compares the suites' models, trained by the command, with scikit-learn's logistic regression on the same rows."""
    import sklearn

    lines = []
    for name, label in TABLES.items():
        file = folder / f"{name}.csv"
        parts = run(java("dev.overfit.table.DealtRows", file, label)).lines[-1]
        theirs = run([sys.executable, str(ROOT / "src/bench/python/logistic_regression.py"), file], given=parts).json()
        mine = trained(file, label, args)
        best = min(mine, key=lambda row: float(row["best_val_binary_crossentropy"]))
        shown = [("logistic regression", theirs, "", "")]
        for row in mine:
            title = row["model"] + (", best by validation" if row is best else "")
            shown.append((title, {f: row[f"test_{f}"] for f in FIGURES}, row["epochs"], row["best_epoch"]))
        for title, figures, *epochs in shown:
            lines.append([f"{name}, {theirs['rows']} test rows", title, *(f"{float(figures[f]):.4f}" for f in FIGURES), *epochs])
            print(lines[-1], file=sys.stderr, flush=True)
    return (
        f"Real tables as the command deals them out by seed 0 (60 % train, 20 % validate, 20 % test): {args.models.replace(',', ', ')} by the "
        f"command's defaults, at most {args.epochs:,} epochs, judged on the test rows by the weights of the best epoch; and "
        f"scikit-learn {sklearn.__version__}'s `LogisticRegression` by its defaults on the same training rows and columns (holes "
        "filled with the median and told by a feature, one-hot texts, `StandardScaler`). Nothing was chosen by the test rows.\n\n"
        + table.markdown(["table", "model", "crossentropy", "accuracy", "AUC", "average precision", "epochs", "best epoch"], lines)
    )


def trained(file, label, args):
    """Returns the rows of summary.csv for the models, each trained by the first suite that has it."""
    wanted, found = args.models.split(","), {}
    for suite, models in {"sizes": ["Tiny", "Small", "Medium", "Large"], "regularizers": ["L2", "Dropout", "Combined"]}.items():
        some = [model for model in models if model in wanted]
        if some:
            run(command("--suite", suite, "--models", ",".join(some), "--data", file, "--label", label,
                        "--epochs", args.epochs, "--progress", "none"))
            with open(WORK / "results" / suite / "summary.csv", newline="") as text:
                found.update((row["model"], row) for row in csv.DictReader(text))
    return [found[model] for model in wanted]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    sections = parser.add_subparsers(required=True, metavar="SECTION")

    def section(name, function):
        one = sections.add_parser(name, help=function.__doc__, description=function.__doc__)
        one.add_argument("-d", "--data", help="rows to train on, a .csv or .csv.gz in the UCI layout; by default "
                         "the sample in the artifact")
        one.set_defaults(function=function)
        return one

    one = section("keras", bench_keras)
    one.add_argument("--rounds", type=int, default=3)
    one.add_argument("--models", default="", help="a comma list of " + ", ".join(EPOCHS))
    section("remedies", bench_remedies).add_argument("--rounds", type=int, default=5)
    section("suite", bench_suite).add_argument("--rounds", type=int, default=1)
    one = section("grid", bench_grid)
    one.add_argument("--rounds", type=int, default=3)
    one.add_argument("--epochs", type=int, default=50)
    one = section("verdict-time", bench_verdict_time)
    one.add_argument("--replicates", type=int, default=8)
    one.add_argument("--rounds", type=int, default=1, help="how often the four Keras runs are made")
    one.add_argument("--epochs", type=int, default=0, help="the most epochs of each training, to try it; by default the suite's")
    one = section("verdicts", bench_verdicts)
    one.add_argument("--equal", type=int, default=300, help="suites of equal models; each takes a second or two of a core")
    one.add_argument("--unequal", type=int, default=100, help="suites of each of four gaps; all four take three of those")
    one.add_argument("--parallel", type=int, default=os.cpu_count(), help="suites at once; changes no figure")
    one = section("spark", bench_spark)
    one.add_argument("--replicates", type=int, default=8)
    one.add_argument("--rounds", type=int, default=1)
    one.add_argument("--epochs", type=int, default=0, help="the most epochs of each training, to try it; by default the suite's")
    one.add_argument("--master", default="local-cluster[2,1,1024]", help="where Spark runs")
    one = section("predictions", bench_predictions)
    one.add_argument("--rows", type=int, default=10_000_000)
    one.add_argument("--rounds", type=int, default=1)
    section("start", bench_start).add_argument("--runs", type=int, default=5)
    section("memory", bench_memory).add_argument("--epochs", type=int, default=20_000)
    one = section("csv", bench_csv)
    one.add_argument("--rounds", type=int, default=3)
    one.add_argument("--rows", type=int, default=1_000_000)
    one = section("rows", bench_rows)
    one.add_argument("--rows", type=int, default=10_500_000)
    one.add_argument("--steps", type=int, default=5000, help="of an epoch of Medium; of Large a tenth")
    one.add_argument("--keras-steps", type=int, default=300)
    one.add_argument("--rounds", type=int, default=3)
    section("parts", bench_parts).add_argument("jmh", nargs="*", help="options of JMH, after --, and names of benchmarks")
    section("serving", bench_serving).add_argument("--rounds", type=int, default=3)
    section("step", bench_step).add_argument("--rounds", type=int, default=3)
    one = section("tables", bench_tables)
    one.add_argument("--rounds", type=int, default=3)
    one.add_argument("--rows", type=int, default=1_000_000)
    one.add_argument("--tables", default="../shared/tables", help="the folder of " + ", ".join(f"{t}.csv" for t in TABLES)
                     + "; these want scikit-learn beside the requirements")
    one.add_argument("--models", default="Tiny,Small", help="a comma list of models of both suites")
    one.add_argument("--epochs", type=int, default=1000)
    args = parser.parse_args()
    args.function(args)


if __name__ == "__main__":
    main()
