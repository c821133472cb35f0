"""Makes the Keras files that Java's tests read, src/test/resources/dev/overfit/keras.

`<name>.keras` is what model.save wrote, its entries compressed. `models.json` has Keras' results on 16 rows for each model:
`logits`, and, unless there is dropout, the `weights` and `trained_logits` after 20 steps on all rows with an optimizer.
`exported/<name>` is what model.export wrote, for one model that gives logits and one that gives probabilities.
`refused.json` has configurations of models that Java does not take, with words that its message must contain.

Run: .venv/bin/python src/test/python/keras_models.py (tensorflow-cpu==2.18.1, keras 3)
"""

import json
import os
import pathlib
import shutil
import zipfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
from keras import layers, regularizers

FOLDER = pathlib.Path(__file__).parents[3] / "src/test/resources/dev/overfit/keras"
ROWS, FEATURES, STEPS = 16, 3, 20
RANDOM = np.random.default_rng(7)
X = RANDOM.normal(size=(ROWS, FEATURES)).round(2).astype("float32")
Y = (X[:, 0] + X[:, 1] * X[:, 2] > 0).astype("float32").reshape(-1, 1)
EXPORTED = ["l2", "functional"]
ACTIVATIONS = ["elu", "relu", "tanh", "linear", "sigmoid", "gelu", "selu", "silu", "leaky_relu"]


def stack(name, *hidden, output=None, inputs=True):
    first = [keras.Input((FEATURES,))] if inputs else []
    model = keras.Sequential([*first, *hidden, layers.Dense(1, activation=output)], name=name)
    model(X)
    return model


def adapted():
    layer = layers.Normalization()
    layer.adapt(X * 3 + 1)
    return layer


def functional():
    inputs = keras.Input((FEATURES,), name="rows")
    hidden = layers.Dense(6, kernel_initializer="he_normal", name="first")(inputs)
    hidden = layers.BatchNormalization(name="second")(hidden)
    hidden = layers.Activation("swish")(hidden)
    hidden = layers.Dropout(0.25, seed=3)(hidden)
    hidden = layers.Dense(4, activation="selu", kernel_regularizer="l2")(hidden)
    outputs = layers.Activation("sigmoid")(layers.Dense(1)(hidden))
    model = keras.Model(inputs, outputs, name="functional>model")
    model.compile("adam", "binary_crossentropy")
    model.fit(X, Y, verbose=0)
    return model


def models():
    dense = layers.Dense
    l1, l2, l1l2 = regularizers.L1(0.01), regularizers.L2(0.02), regularizers.L1L2(0.005, 0.01)
    yield stack("dense", dense(8, activation="relu"), dense(4, activation="tanh")), "adam"
    yield stack("activations", *(dense(4, activation=name) for name in ACTIVATIONS)), "sgd"
    alone = [layers.ReLU(), layers.ELU(), layers.LeakyReLU(0.2), layers.Activation("gelu"), layers.Activation("tanh")]
    yield stack("activation_layers", *(each for layer in alone for each in (dense(5), layer)), output="sigmoid"), "adam"
    yield stack("dropout", layers.Dropout(0.1), dense(8, activation="elu"), layers.Dropout(0.5)), None
    normalized = [dense(6), layers.BatchNormalization(momentum=0.9, epsilon=0.01), layers.Activation("elu")]
    yield stack("batch_normalization", *normalized, dense(4), layers.BatchNormalization(), layers.ReLU()), "sgd"
    yield stack("l1", dense(6, activation="elu", kernel_regularizer=l1)), "adam"
    yield stack("l2", dense(6, activation="elu", kernel_regularizer=l2)), "sgd"
    yield stack("l1l2", dense(6, activation="tanh", kernel_regularizer=l1l2), output="sigmoid"), "adam"
    yield stack("normalization", adapted(), dense(6, activation="elu")), "adam"
    yield stack("normalization_given", layers.Normalization(mean=0.5, variance=2.0), dense(4, activation="elu")), "sgd"
    yield stack("called", dense(4, activation="leaky_relu"), inputs=False), "adam"
    yield functional(), None


def scatter(model):
    """Sets weights other than the initial ones, including those of batch normalizations."""
    for layer in model.layers:
        if not isinstance(layer, layers.Normalization):
            layer.set_weights(
                [np.abs(w) + RANDOM.uniform(0.2, 0.9, w.shape) if "variance" in v.name or "gamma" in v.name
                 else w + RANDOM.normal(0, 0.1, w.shape) for v, w in zip(layer.weights, layer.get_weights())])


def logits(model):
    last = model.layers[-1]
    activation, last.activation = last.activation, keras.activations.linear
    found = numbers(model(X, training=False))
    last.activation = activation
    return found


def numbers(array):
    return [float(str(number)) for number in np.asarray(array, "float32").ravel()]


def trained(model, name):
    optimizer = {"adam": keras.optimizers.Adam(0.01), "sgd": keras.optimizers.SGD(0.05)}[name]
    probabilities = model.layers[-1].activation is keras.activations.sigmoid
    model.compile(optimizer, keras.losses.BinaryCrossentropy(from_logits=not probabilities))
    for _ in range(STEPS):
        model.train_on_batch(X, Y)
    weights = [numbers(weight) for layer in model.layers if not isinstance(layer, layers.Normalization)
               for weight in layer.get_weights()]
    return {"optimizer": name, "weights": weights, "trained_logits": logits(model)}


def save(model, name):
    model.save(FOLDER / f"{name}.keras")
    with zipfile.ZipFile(FOLDER / f"{name}.keras") as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    with zipfile.ZipFile(FOLDER / f"{name}.keras", "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(zipfile.ZipInfo(entry), content, zipfile.ZIP_DEFLATED)
    if name in EXPORTED:
        model.export(FOLDER / "exported" / name, verbose=False)
        shutil.rmtree(FOLDER / "exported" / name / "assets")
        (FOLDER / "exported" / name / "fingerprint.pb").unlink()


def refused():
    dense = layers.Dense
    yield "bias", stack("m", dense(2, use_bias=False)), "use_bias: expected true, found false"
    yield "bias_regularizer", stack("m", dense(2, bias_regularizer="l2")), "(Dense).bias_regularizer: expected null"
    yield "activity", stack("m", dense(2, activity_regularizer="l2")), "activity_regularizer"
    yield "constraint", stack("m", dense(2, kernel_constraint="non_neg")), "kernel_constraint"
    yield "orthogonal", stack("m", dense(2, kernel_regularizer=regularizers.OrthogonalRegularizer())), "OrthogonalRegularizer"
    yield "softplus", stack("m", dense(2, activation="softplus")), "softplus"
    yield "slope", stack("m", dense(2), layers.LeakyReLU()), "negative_slope: expected 0.2, found 0.3"
    yield "relu6", stack("m", dense(2), layers.ReLU(6.0)), "max_value"
    yield "alpha", stack("m", dense(2), layers.ELU(0.5)), "alpha: expected 1.0, found 0.5"
    yield "renorm", stack("m", dense(2), layers.BatchNormalization(renorm=True)), "renorm"
    yield "center", stack("m", dense(2), layers.BatchNormalization(center=False)), "center: expected true"
    yield "noise_shape", stack("m", layers.Dropout(0.1, noise_shape=(None, 1))), "noise_shape"
    yield "all", stack("m", layers.Dropout(1.0)), "rate: expected a number in [0, 1), received 1.0"
    yield "invert", stack("m", layers.Normalization(mean=1.0, variance=1.0, invert=True)), "invert"
    yield "late", stack("m", dense(3), layers.Normalization(mean=1.0, variance=1.0)), "normalization to be the first"
    yield "noise", stack("m", layers.GaussianNoise(0.1)), "(GaussianNoise): expected a layer of the classes InputLayer, "
    yield "half", stack("m", dense(2, dtype="mixed_float16")), "expected \"float32\", found \"mixed_float16\""
    yield "two", keras.Sequential([keras.Input((FEATURES,)), dense(2)], name="m"), "the logit"
    frozen = dense(2)
    frozen.trainable = False
    yield "frozen", stack("m", frozen), "trainable: expected true, found false"
    yield "nested", stack("m", stack("inner")), "layer 'inner' (Sequential)"
    yield "rank", keras.Sequential([keras.Input((2, FEATURES)), dense(1)], name="m"), "expected [rows, features]"

    one, other = keras.Input((FEATURES,)), keras.Input((FEATURES,))
    yield "inputs", keras.Model([one, other], dense(1)(layers.Add()([one, other])), name="m"), "(Add)"
    hidden = dense(2)(one)
    yield "outputs", keras.Model(one, [dense(1)(hidden), dense(1)(hidden)], name="m"), "output_layers"
    shared = dense(FEATURES, name="shared")
    yield "shared", keras.Model(one, dense(1)(shared(shared(one))), name="m"), "one layer called once, found [\"shared\",1,0]"
    yield "operation", keras.Model(one, dense(1)(keras.activations.elu(dense(2)(one))), name="m"), "(Elu)"
    masked = layers.BatchNormalization()(hidden, mask=keras.ops.ones((1,)))
    yield "masked", keras.Model(one, dense(1)(masked), name="m"), "mask: expected a call without"


def configuration(model):
    keras.saving.save_model(model, FOLDER / "refused.keras")
    with zipfile.ZipFile(FOLDER / "refused.keras") as archive:
        stored = json.loads(archive.read("config.json"))
    (FOLDER / "refused.keras").unlink()
    return stored


def main():
    keras.utils.set_random_seed(1)
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = {}
    for model, optimizer in models():
        scatter(model)
        name = model.name.split(">")[0]
        save(model, name)
        found[name] = {"logits": logits(model), **(trained(model, optimizer) if optimizer else {})}
    everything = {"keras": keras.__version__, "rows": numbers(X), "labels": numbers(Y), "models": found}
    (FOLDER / "models.json").write_text(json.dumps(everything, indent=0) + "\n")
    not_taken = {name: {"config": configuration(model), "words": words} for name, model, words in refused()}
    (FOLDER / "refused.json").write_text(json.dumps(not_taken) + "\n")


if __name__ == "__main__":
    main()
