"""Kills a process that exports at random moments and checks what it leaves.

  kill_exports.py FOLDER KILLS COMMAND...

COMMAND FOLDER exports into FOLDER/killed/Combined until it is killed, and prints each new version.
After each kill the files of earlier versions must be unchanged and those of new ones whole, and the
next process must clear what the last one left over.
"""

import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time


def digest(version):
    files = sorted(p for p in version.rglob("*") if p.is_file())
    names = [str(p.relative_to(version)) for p in files]
    content = hashlib.sha256(b"".join(hashlib.sha256(p.read_bytes()).digest() for p in files))
    return names, content.hexdigest()


def look(model):
    """Returns the versions by number, and what is left over."""
    versions, left = {}, []
    for child in model.iterdir() if model.exists() else ():
        if child.name.isdigit():
            versions[int(child.name)] = digest(child)
        else:
            left.append(child.name)
    return versions, left


def export_and_kill(command, seconds):
    """Kills the process the given time after its first version; returns the versions that it printed."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    told = [process.stdout.readline()]
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    told += process.stdout.readlines()
    process.wait()
    return [line for line in told if line.endswith("\n")]


def main():
    folder, kills, command = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    model = folder / "killed" / "Combined"
    shutil.rmtree(folder / "killed", ignore_errors=True)
    before, left_before, found_left, told = {}, [], 0, 0
    for kill in range(kills):
        told += len(export_and_kill([*command, str(folder)], random.uniform(0, 1.5)))
        versions, left = look(model)
        for number, content in before.items():
            assert versions.get(number) == content, f"version {number} was harmed"
        shapes = {tuple(names) for names, _ in versions.values()}
        assert len(shapes) == 1, f"versions of different files: {shapes}"
        assert sorted(versions) == list(range(1, len(versions) + 1)), sorted(versions)
        assert len(versions) >= told, f"{told} versions told, {len(versions)} stand"
        assert not set(left) & set(left_before), f"left-overs not cleared: {left}"
        before, left_before, found_left = versions, left, found_left + len(left)
        print(f"kill {kill + 1}: {len(versions)} versions, left over: {len(left)}", flush=True)
    print(f"{kills} kills, {len(before)} versions whole, {found_left} left-overs, all cleared")


if __name__ == "__main__":
    main()
