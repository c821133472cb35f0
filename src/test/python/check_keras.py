"""Lets Keras export what Java loads and load what Java wrote.

  check_keras.py export FOLDER    model.export() of each file of src/test/resources/dev/overfit/keras to FOLDER/exported
  check_keras.py load FOLDER      loads FOLDER/written and FOLDER/trained and compares them with models.json
"""

import json
import os
import pathlib
import sys
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.filterwarnings("ignore")

import keras
import numpy as np

RESOURCES = pathlib.Path(__file__).parents[3] / "src/test/resources/dev/overfit/keras"
LOGITS, TRAINED = 1e-6, 2e-5


def files(folder):
    found = sorted(folder.glob("*.keras"))
    assert len(found) >= 10, f"expected 10 files of Keras in {folder}, found {found}"
    return found


def export(folder):
    for file in files(RESOURCES):
        keras.saving.load_model(file).export(folder / "exported" / file.stem, verbose=False)
    print(f"Keras {keras.__version__} exported {len(files(RESOURCES))} models")


def difference(file, rows, logits):
    """Returns the largest difference of logits, or of probabilities if the model gives those; relative above 1."""
    model = keras.saving.load_model(file)
    assert type(model) is keras.Sequential and model.layers[-1].units == 1
    expected = np.array(logits)
    if model.layers[-1].activation is keras.activations.sigmoid:
        expected = 1 / (1 + np.exp(-expected))
    found = np.asarray(model(rows, training=False), "float64").ravel()
    return (np.abs(found - expected) / np.maximum(1, np.abs(expected))).max()


def load(folder):
    recorded = json.loads((RESOURCES / "models.json").read_text())
    rows = np.array(recorded["rows"], "float32").reshape(-1, 3)
    for part, figures, most in (("written", "logits", LOGITS), ("trained", "trained_logits", TRAINED)):
        differences = {file.stem: difference(file, rows, recorded["models"][file.stem][figures])
                       for file in files(folder / part)}
        worst = max(differences, key=differences.get)
        print(f"Keras {keras.__version__} loaded {len(differences)} models that Java has {part}: "
              f"largest difference {differences[worst]:.1e} ({worst})")
        assert differences[worst] <= most, differences


if __name__ == "__main__":
    {"export": export, "load": load}[sys.argv[1]](pathlib.Path(sys.argv[2]))
