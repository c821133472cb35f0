"""Runs processes and measures their wall time and their memory as Linux counts it."""

import gzip
import itertools
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
WORK = ROOT / "target" / "bench"
SAMPLE = ROOT / "src/main/resources/dev/overfit/data/csv/HIGGS-15k.csv.gz"
SMALL_HEAP = [line for line in (ROOT / ".mvn/jvm.config").read_text().splitlines() if line.startswith("-XX:")]
ROUNDED = 10_000  # how many of its first rows have three significant digits


@dataclass
class Ended:
    """A process that has ended, with the seconds from start to end and its peak resident memory."""

    seconds: float
    peak_mib: float
    lines: list
    seen: list  # for each line, the seconds from the start until it appeared

    def json(self):
        return json.loads(self.lines[-1])

    def when(self, start):
        return next(t for line, t in zip(self.lines, self.seen) if line.startswith(start))


def run(command, on_line=None, log=None, given=None):
    """Runs a process to its end with a given input; calls on_line(line, pid) as each line of its output arrives."""
    begun = time.perf_counter()
    with open(log, "w") if log else open(os.devnull, "w") as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE if given else None, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT)
        if given:
            with process.stdin as into:
                into.write(given)
        lines, seen = [], []
        for line in process.stdout:
            seen.append(time.perf_counter() - begun)
            lines.append(line.rstrip("\n"))
            if on_line:
                on_line(lines[-1], process.pid)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if process.returncode != 0:
        sys.exit(f"exit code {process.returncode} of: {' '.join(map(str, command))}")
    return Ended(seconds, usage.ru_maxrss / 1024, lines, seen)


def java(main, *arguments, options=()):
    """Returns the command line of one of our programs, with the classes that Maven has compiled."""
    libraries = (ROOT / "target" / "test-classpath.txt").read_text().strip()
    classes = f"{ROOT}/target/test-classes:{ROOT}/target/classes:{libraries}"
    return ["java", *options, "-cp", classes, main, *map(str, arguments)]


def ours(program, *arguments, options=()):
    return java(f"dev.overfit.bench.{program}", *arguments, options=options)


def command(*arguments):
    """Returns the command line of the command itself, with the heap that Maven gives it."""
    folders = ["--results", WORK / "results", "--graphs", WORK / "graphs"]
    return java("dev.overfit.cli.Main", *folders, *arguments, options=SMALL_HEAP)


def spark(master, *arguments):
    """Returns the command line of the study on Spark, built against the artifact in the local repository."""
    file = WORK / "spark-classpath.txt"
    maven = ["mvn", "-B", "-ntp", "-q", "-f", ROOT / "src/spark/pom.xml"]
    subprocess.run([*maven, "compile"], check=True)
    plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath"
    subprocess.run([*maven, plugin, "-Dmdep.includeScope=compile", f"-Dmdep.outputFile={file}"], check=True)
    classes = f"{ROOT}/src/spark/target/classes:{ROOT}/target/classes:{file.read_text().strip()}"
    folders = ["--results", WORK / "results", "--graphs", WORK / "graphs"]
    return ["java", f"-Dmaster={master}", "-cp", classes, "dev.overfit.spark.Study", *map(str, [*folders, *arguments])]


def keras(model, data, *arguments):
    reference = ROOT / "src" / "test" / "resources" / "keras" / "reference.py"
    return [sys.executable, str(reference), model, "--data", str(data), *map(str, arguments)]


def resident_mib(pid):
    """Returns the current resident memory of a running process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def rows(count):
    """Returns a gzipped file that repeats the sample's rows of full precision; writes it if it is missing."""
    file = WORK / f"rows-{count}.csv.gz"
    if not file.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        print(f"writing {count:,} rows", flush=True)
        with gzip.open(SAMPLE) as sample:
            precise = sample.readlines()[ROUNDED:]
        part = file.with_suffix(".part")
        with gzip.open(part, "wb", compresslevel=6) as out:
            out.writelines(itertools.islice(itertools.cycle(precise), count))
        part.rename(file)
    return file


def higgs(given):
    """Returns the rows to train on: the given file, or else the sample in the artifact."""
    return Path(given).resolve() if given else SAMPLE
