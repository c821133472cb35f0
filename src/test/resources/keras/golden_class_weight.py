"""Write what Keras 3 makes of `fit(class_weight=...)` and `fit(sample_weight=...)`, so that another trainer can reproduce it without chance.

Rows and start weights are those of golden.py's formula, and so are optimizer, batch size and order; but a label is 1 where
the formula's sum is above 1.5, which one row in eleven is. Rows 1-1,000 validate, the next 9,800 train, so that the last
batch of an epoch has 300 rows. Nothing of the loop is written here: `compile` and `fit` are Keras' own.
    class_weight    as given to `fit`; `balanced` is scikit-learn's: rows / (2 * rows of the class), over the training rows
    sample_weight   true where `fit` was given a weight a training row: 2 * u(row, 3000), and 0 for every seventh
    epochs          the history of `fit`: `loss` is weighted, with penalties; `metrics=` and all validation figures are not
    final_abs_sum, first_validation_logits    as in golden.py
Run: python golden_class_weight.py > golden_class_weight.json    (needs tensorflow-cpu==2.18.1, keras 3, numpy)
"""
import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
from keras import regularizers

VALIDATION, TRAINING, BATCH, EPOCHS, THRESHOLD = 1000, 9800, 500, 3, 1.5


def u(n, k):
    return (((n + np.uint64(1)) * np.uint64(2654435761) + np.uint64(k * 40503)) % np.uint64(2**32)) / 2.0**32


def formula_rows(count):
    x = (4 * u(np.arange(28 * count, dtype=np.uint64), 1000) - 2).astype("float32").reshape(count, 28)
    d = x.astype("float64")
    score = d[:, 0] * d[:, 1] + d[:, 2] - d[:, 3] / 2 + u(np.arange(count, dtype=np.uint64), 2000) - 0.5
    return x, (score > THRESHOLD).astype("float32").reshape(-1, 1)


features, labels = formula_rows(VALIDATION + TRAINING)
x, y, vx, vy = features[VALIDATION:], labels[VALIDATION:], features[:VALIDATION], labels[:VALIDATION]
positive = int(y.sum())
BALANCED = {0: TRAINING / (2 * (TRAINING - positive)), 1: TRAINING / (2 * positive)}
L2 = regularizers.L2(0.001)
number = np.arange(TRAINING, dtype=np.uint64)
WEIGHTS = np.where(number % np.uint64(7) == 0, 0, 2 * u(number, 3000)).astype("float32")

CASES = {
    "tiny": ([16], None, None),
    "tiny_balanced": ([16], None, BALANCED),
    "tiny_given": ([16], None, {0: 0.5, 1: 4.0}),
    "medium_balanced": ([64] * 3, None, BALANCED),
    "medium_l2_0.001_balanced": ([64] * 3, L2, BALANCED),
    "tiny_sample_weight": ([16], None, None, WEIGHTS),
    "medium_l2_0.001_sample_weight": ([64] * 3, L2, None, WEIGHTS),
}


def start(layer, inputs, outputs):
    n = np.arange(inputs * outputs, dtype=np.uint64)
    return ((2 * u(n, layer) - 1) * np.sqrt(6 / (inputs + outputs))).astype("float32").reshape(inputs, outputs)


def run(hidden, regularizer, class_weight, sample_weight=None):
    layers = [keras.layers.Dense(n, activation="elu", kernel_regularizer=regularizer) for n in hidden]
    model = keras.Sequential([keras.layers.Input((28,)), *layers, keras.layers.Dense(1)])
    for k, layer in enumerate(model.layers):
        kernel, bias = layer.get_weights()
        layer.set_weights([start(k, *kernel.shape), np.zeros_like(bias)])
    rate = keras.optimizers.schedules.InverseTimeDecay(0.001, decay_steps=20 * 1000, decay_rate=1, staircase=False)
    model.compile(
        optimizer=keras.optimizers.Adam(rate),
        loss=keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=[keras.metrics.BinaryCrossentropy(from_logits=True, name="binary_crossentropy"), "accuracy"],
    )
    history = model.fit(
        x, y, batch_size=BATCH, epochs=EPOCHS, shuffle=False, class_weight=class_weight, sample_weight=sample_weight,
        validation_data=(vx, vy), validation_batch_size=BATCH, verbose=0,
    ).history
    names = ["loss", "binary_crossentropy", "accuracy", "val_loss", "val_binary_crossentropy", "val_accuracy"]
    logits = model.predict(vx[:5], verbose=0)
    return {
        "hidden": hidden,
        "class_weight": class_weight,
        **({} if sample_weight is None else {"sample_weight": True}),
        "epochs": [{name: round(float(history[name][e]), 7) for name in names} for e in range(EPOCHS)],
        "final_abs_sum": [round(float(np.abs(v).sum(dtype="float64")), 4) for v in model.get_weights()],
        "first_validation_logits": [round(float(z), 6) for z in logits[:, 0]],
    }


json.dump({case: run(*CASES[case]) for case in CASES}, sys.stdout, indent=1)
print()
