"""Checks that Python, given raw columns, predicts with a SavedModel what the command predicts.

  check_tables.py "MODEL..." [TABLE FOLDER]...    FOLDER contains graphs/sizes/MODEL/1 and the command's MODEL.csv

Reads each TABLE itself, passes its cells column by column to the signature serving_default, and compares the probabilities
row by row. Prints the largest difference for each table and ends with an error if it is too large.
"""

import csv
import json
import os
import pathlib
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import absl.logging
import numpy as np
import tensorflow as tf

absl.logging.set_verbosity(absl.logging.ERROR)  # Python warns about names with a dot, which it replaces for its own use
TOLERANCE = 1e-6


def require(condition, message):
    if not condition:
        sys.exit("FAILED: " + message)


def columns(file, encoding):
    """Returns the cells of a table by column name, as texts."""
    names = encoding["table"]["columns"]
    with open(file, encoding="utf-8", newline="") as text:
        separator = ";" if ";" in text.readline() else ","
        text.seek(0)
        rows = [[cell.strip() for cell in row] for row in csv.reader(text, delimiter=separator, skipinitialspace=True)]
    while not any(rows[-1]):
        rows.pop()
    if encoding["table"]["header"]:
        require(rows.pop(0) == names, f"{file}: expected the header {names}")
    require(all(len(row) == len(names) for row in rows), f"{file}: expected {len(names)} cells in each row")
    return dict(zip(names, zip(*rows)))


def tensor(cells, dtype, missing):
    """Returns a column, [rows, 1], as the signature takes it; a missing cell is NaN or the empty text."""
    known = [None if cell in missing else cell for cell in cells]
    if dtype == tf.string:
        return tf.constant([[cell or ""] for cell in known])
    return tf.constant(np.array([[float(cell or "nan")] for cell in known], dtype.as_numpy_dtype))


def by_the_command(file):
    with open(file, newline="") as text:
        rows = list(csv.reader(text))
    require(rows[0][-1] == "probability", f"{file}: expected a column probability, found {rows[0]}")
    return np.array([float(row[-1]) for row in rows[1:]])


def difference(table, folder, model):
    """Returns the largest difference between two probabilities of a row, the number of rows, and the inputs' types."""
    path = folder / "graphs" / "sizes" / model / "1"
    encoding = json.loads((path / "assets.extra" / "model.json").read_text(encoding="utf-8"))["encoding"]
    predict = tf.saved_model.load(str(path)).signatures["serving_default"]
    cells = columns(table, encoding)
    inputs = {
        name: tensor(cells[name], spec.dtype, encoding["missing"])
        for name, spec in predict.structured_input_signature[1].items()
    }
    found = predict(**inputs)["probabilities"].numpy().ravel().astype(np.float64)
    expected = by_the_command(folder / f"{model}.csv")
    require(len(found) == len(expected) > 0, f"{table}: {len(found)} and {len(expected)} rows")
    require(np.ptp(expected) > 0, f"{table}, {model}: all rows have the same probability")
    types = [value.dtype.name for value in inputs.values()]
    return float(np.max(np.abs(found - expected))), len(found), types


def main():
    models = sys.argv[1].split()
    tables = list(zip(sys.argv[2::2], map(pathlib.Path, sys.argv[3::2])))
    require(models and tables, "no models or no tables")
    seen = set()
    for table, folder in tables:
        compared = [difference(table, folder, model) for model in models]
        largest, rows, types = max(each[0] for each in compared), compared[0][1], compared[0][2]
        seen.update(types)
        kinds = ", ".join(f"{types.count(kind)} {kind}" for kind in sorted(set(types)))
        print(f"  {os.path.basename(table)}, {rows:,} rows ({kinds}): differs by {largest:.2g}")
        require(largest <= TOLERANCE, f"{table}: differs by {largest:.3g}, expected at most {TOLERANCE}")
    require(seen == {"float32", "float64", "string"}, f"inputs of all three types, found {sorted(seen)}")
    print(f"Python predicts {len(tables)} tables as the command does, by {' and '.join(models)}")


if __name__ == "__main__":
    main()
