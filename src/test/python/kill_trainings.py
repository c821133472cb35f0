#!/usr/bin/env python3
"""Kills a training at random moments and lets the real TensorBoard read the event files it leaves.

    python kill_trainings.py FOLDER KILLS COMMAND...

COMMAND is the project's command. One training in FOLDER runs to its end; the others, with the same
seed, are killed with signal 9 while they write. Then TensorBoard must read every whole record of
every event file, and each curve must hold the epochs from the first on without a hole, with the
values of the run that was not killed. A curve may be missing where the kill came before its first
record reached the disk; that it does so at every kill would be a fault. Needs the package
`tensorboard`.
"""

import pathlib
import random
import shutil
import signal
import struct
import subprocess
import sys
import time

from read_events import EVALUATION, TRAIN, VALIDATION, check, compare, read_history, scalars
from read_events import accumulate, event_file_loader

MODEL = "Medium"
EPOCHS = 3000


def arguments(folder):
    """What makes the training of one model, some seconds long."""
    return [
        "--suite", "sizes", "--models", MODEL, "--data", "simulated",
        "--validationRows", "500", "--trainingRows", "1500", "--patience", str(EPOCHS),
        "--epochs", str(EPOCHS), "--results", f"{folder}/results", "--graphs", f"{folder}/graphs",
        "--progress", "none",
    ]  # fmt: skip


def event_files(logs):
    return sorted(logs.rglob("*tfevents*"))


def curves_size(logs):
    """The bytes of the validation's curves; unlike the others' files, theirs hold nothing else."""
    return sum(file.stat().st_size for file in event_files(logs / MODEL / "validation"))


def whole_records(file):
    """How many records of a file are whole, and how many bytes of one that is not follow."""
    data, count, position = file.read_bytes(), 0, 0
    while position + 12 <= len(data):
        end = position + 16 + struct.unpack_from("<Q", data, position)[0]
        if end > len(data):
            break
        count, position = count + 1, end
    return count, len(data) - position


def train_and_kill(command, folder, size_at_end):
    """Kills a training at a moment of the first three quarters of it; returns its logs."""
    logs = folder / "results" / "sizes" / "logs"
    process = subprocess.Popen(
        [*command, *arguments(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    least, deadline = random.uniform(0.01, 0.75) * size_at_end, time.monotonic() + 120
    while curves_size(logs) < least:
        check(process.poll() is None, f"the training ended with {process.returncode}")
        check(time.monotonic() < deadline, f"{logs}: {curves_size(logs)} bytes after two minutes")
        time.sleep(random.uniform(0.001, 0.1))
    process.send_signal(signal.SIGKILL)
    process.wait()
    return logs / MODEL


def check_records(logs):
    """TensorBoard reads all whole records; returns how many, and how many bytes were torn."""
    total, torn = 0, 0
    for file in event_files(logs):
        whole, rest = whole_records(file)
        read = sum(1 for _ in event_file_loader.RawEventFileLoader(str(file)).Load())
        check(read == whole, f"{file}: expected {whole} events, received {read}")
        total, torn = total + whole, torn + rest
    return total, torn


def check_curves(logs, history):
    """Every curve is the beginning of the history; returns how many epochs the shortest has."""
    shortest = len(history)
    for folder, columns in ("train", TRAIN), ("validation", VALIDATION | EVALUATION):
        curves = scalars(accumulate(logs / folder))
        check(curves.keys() <= columns.keys(), f"{logs}/{folder}: tags {sorted(curves)}")
        for tag, column in columns.items():
            points = curves.get(tag, [])
            if not points:
                return 0
            first = points[0][0]  # 0, or the optimizer's steps in an epoch
            steps = [first * (i + 1) if tag in EVALUATION else i for i in range(len(points))]
            compare(f"{logs}/{folder} {tag}", points, history, column, steps)
            shortest = min(shortest, len(points))
    return shortest


def main():
    folder, kills, command = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    shutil.rmtree(folder, ignore_errors=True)
    whole = folder / "whole"
    subprocess.run([*command, *arguments(whole)], check=True, capture_output=True)
    history = read_history(whole / "results" / "sizes" / "history" / f"{MODEL}.csv")
    check(len(history) == EPOCHS, f"expected {EPOCHS} epochs, received {len(history)}")
    size_at_end = curves_size(whole / "results" / "sizes" / "logs")
    longest = 0
    for kill in range(kills):
        logs = train_and_kill(command, folder / str(kill), size_at_end)
        records, torn = check_records(logs)
        epochs = check_curves(logs, history)
        check(epochs < EPOCHS, f"{logs}: expected some of {EPOCHS} epochs, received all")
        longest = max(longest, epochs)
        print(f"kill {kill + 1}: {records:,} records read, {torn} bytes torn, {epochs:,} epochs", flush=True)
    check(longest > 0, f"expected epochs in the files of a training, received none in {kills}")


if __name__ == "__main__":
    main()
