"""Writes Markdown sections of results/reference/benchmarks.md, each of which its benchmark replaces."""

import datetime
import os
import platform
import re
import subprocess
import sys

from measure import ROOT

FILE = ROOT / "results" / "reference" / "benchmarks.md"
ORDER = ["keras", "remedies", "suite", "grid", "verdict-time", "verdicts", "spark", "predictions", "serving", "step", "start", "memory", "csv", "rows",
         "tables", "parts"]
HEAD = """# Benchmarks

Made by `src/bench/bench`, a section each; each says on what machine, when, and with what versions. Times are medians.
Ratios are Keras' figure divided by ours.
"""


def markdown(header, rows):
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def circumstances(python):
    """Returns a line with machine, versions and date."""
    jvm = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    parts = [
        f"{os.cpu_count()} cores, {processor()}, Linux {platform.release()}",
        "JDK " + re.search(r'version "([^"]+)"', jvm).group(1),
        "TensorFlow Java " + version("tensorflow.version"),
    ]
    if python:
        from importlib.metadata import PackageNotFoundError, version as installed

        for package in ("tensorflow-cpu", "tensorflow", "keras"):
            try:
                parts.append(f"{package} {installed(package)}")
            except PackageNotFoundError:
                pass
        parts.append("Python " + platform.python_version())
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT
    ).stdout.strip()
    parts.append(f"commit {commit}" if commit else "no commit")
    return "; ".join(parts) + f"; {datetime.date.today().isoformat()}."


def version(name):
    return re.search(f"<{name}>([^<]+)</{name}>", (ROOT / "pom.xml").read_text()).group(1)


def write(name, title, text, python=True):
    """Prints a section and replaces the section of the same name in the file."""
    section = f"## {title}\n\n{text.strip()}\n\n{circumstances(python)}\n"
    print("\n" + section, flush=True)
    sections = read()
    sections[name] = section
    FILE.parent.mkdir(parents=True, exist_ok=True)
    marked = [f"<!-- {key} -->\n{sections[key]}" for key in ORDER if key in sections]
    part = FILE.with_suffix(".part")
    part.write_text("\n".join([HEAD, *marked]))
    part.replace(FILE)
    print(f"written to {FILE.relative_to(ROOT)}", file=sys.stderr)


def read():
    if not FILE.exists():
        return {}
    parts = re.split(r"^<!-- ([\w-]+) -->\n", FILE.read_text(), flags=re.MULTILINE)
    return {name: text.rstrip("\n") + "\n" for name, text in zip(parts[1::2], parts[2::2])}
