"""Makes the foreign SavedModels that Java's tests load, src/test/resources/dev/overfit/export/foreign.

  foreign_models.py TRAINABLE COLUMNS    versions of trainable exports; the second takes the columns of a table

`resaved` is graphs/reference/Tiny, loaded and saved again; `trainable` and `columns` are the same for TRAINABLE and COLUMNS
after one step; `keras` is a dense Keras model with normalization, batch normalization and dropout. Next to each one,
`<name>.csv` holds Python's answers for the rows 0, 1 and 2, whose features are all 0, all 1 and all 2.
"""

import os
import pathlib
import shutil
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
import tensorflow as tf

ROOT = pathlib.Path(__file__).parents[3]
FOREIGN = ROOT / "src/test/resources/dev/overfit/export/foreign"


def rows(columns):
    return tf.constant(np.repeat(np.arange(3, dtype=np.float32), columns).reshape(3, columns))


def signature(model):
    return model.signatures["features" if "features" in model.signatures else "serving_default"]


def columns_of(model):
    return signature(model).structured_input_signature[1]["features"].shape[1]


def answers(name, columns):
    model = tf.saved_model.load(str(FOREIGN / name))
    found = signature(model)(features=rows(columns))["probabilities"].numpy().ravel()
    (FOREIGN / f"{name}.csv").write_text("".join(f"{value:.9g}\n" for value in found))


def save_again(name, version):
    model = tf.saved_model.load(str(version))
    if "train" in model.signatures:
        model.signatures["train"](features=rows(columns_of(model)), labels=tf.ones((3, 1)))
    tf.saved_model.save(model, str(FOREIGN / name), signatures=dict(model.signatures))
    answers(name, columns_of(model))


def save_keras(columns):
    keras.utils.set_random_seed(1)
    inputs = keras.Input((columns,), name="features")
    normalized = keras.layers.Normalization(mean=[0.5] * columns, variance=[2.0] * columns)(inputs)
    hidden = keras.layers.Dense(5, activation="relu")(normalized)
    hidden = keras.layers.Dropout(0.5)(keras.layers.BatchNormalization()(hidden))
    for activation in ("elu", "selu", "tanh", "gelu", "leaky_relu", "swish", "softplus"):
        hidden = keras.layers.Dense(4, activation=activation)(hidden)
    outputs = keras.layers.Dense(1, activation="sigmoid", name="probabilities")(hidden)
    model = keras.Model(inputs, outputs)
    archive = keras.export.ExportArchive()
    archive.track(model)
    archive.add_endpoint(
        "serving_default",
        lambda features: {"probabilities": model(features, training=False)},
        input_signature=[tf.TensorSpec((None, columns), tf.float32, name="features")],
    )
    archive.write_out(str(FOREIGN / "keras"))
    answers("keras", columns)


def main():
    shutil.rmtree(FOREIGN, ignore_errors=True)
    save_again("resaved", ROOT / "graphs/reference/Tiny/1")
    save_again("trainable", sys.argv[1])
    save_again("columns", sys.argv[2])
    save_keras(3)
    for folder in (path for path in FOREIGN.iterdir() if path.is_dir()):
        shutil.rmtree(folder / "assets", ignore_errors=True)
        (folder / "fingerprint.pb").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
