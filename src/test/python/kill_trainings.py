#!/usr/bin/env python3
"""Kills trainings and lets the real TensorBoard read the event files that they leave.

    python kill_trainings.py FOLDER KILLS COMMAND...

COMMAND is the project's command. KILLS endless trainings run in FOLDER, all with the same seed. Each
is killed with signal 9 at a random moment after its curves' files have reached a number of records,
however long the machine takes to get there. The first time that number is none: the files exist but
hold no curve yet. Then one more training runs to its end, for as many epochs as the longest curve
has. TensorBoard must read every whole record of every event file, none of those seen before the kill
may be missing, and each curve must have the epochs from the first on without a gap, with the values
of the training that was not killed. Needs the package `tensorboard`.
"""

import pathlib
import random
import shutil
import signal
import struct
import subprocess
import sys
import time

from read_events import accumulate, check, compare, curves, event_file_loader, read_history, scalars

MODEL = "Medium"
FOLDERS = ("train", "validation")
ENDLESS = 1_000_000_000
LEAST_RECORDS, MOST_RECORDS = 20, 1000
FLUSH_SECONDS = 1  # how long a record waits in memory
MOST_SECONDS = 600  # keeps a training that hangs from hanging this


def arguments(folder, epochs):
    """Returns the arguments for training one model without early stopping."""
    return [
        "--suite", "sizes", "--models", MODEL, "--data", "sample",
        "--validationRows", "500", "--trainingRows", "1500", "--patience", str(ENDLESS),
        "--epochs", str(epochs), "--results", f"{folder}/results", "--graphs", f"{folder}/graphs",
        "--progress", "none",
    ]  # fmt: skip


def event_files(logs):
    return sorted(logs.rglob("*tfevents*"))


def whole_records(file):
    """Returns how many records of a file are whole, and how many bytes of a partial one follow."""
    data, count, position = file.read_bytes(), 0, 0
    while position + 12 <= len(data):
        end = position + 16 + struct.unpack_from("<Q", data, position)[0]
        if end > len(data):
            break
        count, position = count + 1, end
    return count, len(data) - position


def records_of_curves(logs):
    """Returns the number of whole records in each file of curves, or nothing until all files exist."""
    files = [event_files(logs / folder) for folder in FOLDERS]
    return {file: whole_records(file)[0] for (file,) in files} if all(files) else {}


def train_and_kill(command, folder, least):
    """Kills a training after the given number of records; returns its logs and the records seen before."""
    logs = folder / "results" / "sizes" / "logs" / MODEL
    process = subprocess.Popen(
        [*command, *arguments(folder, ENDLESS)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + MOST_SECONDS
        while not (seen := records_of_curves(logs)) or min(seen.values()) < least:
            check(process.poll() is None, f"the training ended with {process.returncode}")
            check(time.monotonic() < deadline, f"{logs}: {seen} after {MOST_SECONDS} s")
            time.sleep(0.01)
        if least > 0:
            time.sleep(random.uniform(0, FLUSH_SECONDS))
        check(process.poll() is None, f"the training ended with {process.returncode}")
    finally:
        process.kill()
        process.wait()
    check(process.returncode == -signal.SIGKILL, f"the training ended with {process.returncode}")
    return logs, seen


def check_records(logs, seen):
    """Checks that TensorBoard reads all whole records; returns their number and the bytes that were torn."""
    total, torn = 0, 0
    for file in event_files(logs):
        whole, rest = whole_records(file)
        check(whole >= seen.get(file, 0), f"{file}: expected {seen.get(file)} events, found {whole}")
        read = sum(1 for _ in event_file_loader.RawEventFileLoader(str(file)).Load())
        check(read == whole, f"{file}: expected {whole} events, received {read}")
        total, torn = total + whole, torn + rest
    return total, torn


def read_curves(logs):
    """Returns the points of each curve that was found, {(folder, tag): points}."""
    return {
        (folder, tag): points
        for folder in FOLDERS
        for tag, points in scalars(accumulate(logs / folder)).items()
    }


def check_curves(logs, found, history):
    """Checks that each curve is the beginning of its column in the history; returns the missing curves."""
    train, validation, evaluation = curves(history)
    columns = {("train", tag): column for tag, column in train.items()}
    columns |= {("validation", tag): column for tag, column in (validation | evaluation).items()}
    check(found.keys() <= columns.keys(), f"{logs}: unknown curves {found.keys() - columns.keys()}")
    for place, points in found.items():
        first = points[0][0] if points else 0  # 0, or the optimizer's steps in an epoch
        steps = [first * (i + 1) if place[1] in evaluation else i for i in range(len(points))]
        compare(f"{logs}/{'/'.join(place)}", points, history, columns[place], steps)
    return columns.keys() - found.keys()


def train_whole(command, folder, epochs):
    """Returns the history of a training that is not killed."""
    subprocess.run([*command, *arguments(folder, epochs)], check=True, capture_output=True)
    history = read_history(folder / "results" / "sizes" / "history" / f"{MODEL}.csv")
    check(len(history) == epochs, f"expected {epochs} epochs, received {len(history)}")
    return history


def main():
    folder, kills, command = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    shutil.rmtree(folder, ignore_errors=True)
    killed, longest = {}, 1
    for kill in range(kills):
        least = random.randint(LEAST_RECORDS, MOST_RECORDS) if kill > 0 else 0
        logs, seen = train_and_kill(command, folder / str(kill), least)
        records, torn = check_records(logs, seen)
        found = read_curves(logs)
        killed[logs] = found, least
        lengths = [len(points) for points in found.values()]
        longest = max([longest, *lengths])
        print(
            f"kill {kill + 1}, after {least:,} records: {records:,} records read, {torn} bytes torn, "
            f"{min(lengths, default=0):,} epochs",
            flush=True,
        )
    history = train_whole(command, folder / "whole", longest)
    for logs, (found, least) in killed.items():
        missing = check_curves(logs, found, history)
        check(not missing or least == 0, f"{logs}: expected all curves, {sorted(missing)} are missing")
    print(f"{kills} kills: all curves as in {longest:,} epochs of a training that was not killed")


if __name__ == "__main__":
    main()
