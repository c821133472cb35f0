"""Makes graphs/reference from a Tiny that was trained on the real rows.

  reference_model.py GRAPHS/sizes/Tiny/VERSION HIGGS.csv.gz

Copies the SavedModel to graphs/reference/Tiny/1 and writes the first ten rows, with a header, to rows.csv in graphs/reference and
the probabilities by Python's TensorFlow to probabilities.csv, for ReferenceModelTest to compare.
"""

import json
import os
import pathlib
import shutil
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import pandas as pd
import tensorflow as tf

ROWS = 10
REFERENCE = pathlib.Path(__file__).parents[3] / "graphs" / "reference"


def main():
    version, data = pathlib.Path(sys.argv[1]), sys.argv[2]
    shutil.rmtree(REFERENCE, ignore_errors=True)
    shutil.copytree(version, REFERENCE / "Tiny" / "1")
    card = json.loads((version / "assets.extra" / "model.json").read_text())
    names = card["inputs"]["feature_names"]
    rows = pd.read_csv(data, header=None, names=["label", *names], nrows=ROWS, dtype="float32")
    rows.to_csv(REFERENCE / "rows.csv", index=False)
    model = tf.saved_model.load(str(REFERENCE / "Tiny" / "1"))
    features = tf.constant(pd.read_csv(REFERENCE / "rows.csv", dtype="float32")[names].to_numpy())
    found = model.signatures["serving_default"](features=features)["probabilities"]
    frame = pd.DataFrame({"probability": found.numpy().ravel()})
    frame.to_csv(REFERENCE / "probabilities.csv", index=False)
    print(frame.to_string())


if __name__ == "__main__":
    main()
