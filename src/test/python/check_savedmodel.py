"""Checks exported SavedModels with other readers.

  check_savedmodel.py FOLDER    FOLDER is made by dev.overfit.export.ExportFixture

Loads every model with tf.saved_model.load, tf.compat.v1.saved_model.load, Keras' TFSMLayer and
saved_model_cli, compares probabilities and figures with Java's, trains on, and saves again into
FOLDER/resaved for Java to load. Models that take the columns of a table get rows as they are posted to
TensorFlow Serving; ensembles are compared with the mean of their members, and models over symmetric copies
of a row with the mean over copies made by NumPy. Ends with an error at the first difference.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
import pandas as pd
import tensorflow as tf

TOLERANCE = 1e-6
BATCH = 500
FIGURES = ["binary_crossentropy", "regularization_loss", "loss", "accuracy"]


def require(condition, message):
    if not condition:
        sys.exit("FAILED: " + message)


def near(what, found, expected, tolerance=TOLERANCE):
    difference = float(np.max(np.abs(np.asarray(found, np.float64) - np.asarray(expected, np.float64))))
    require(difference <= tolerance, f"{what}: differs by {difference:.3g}")
    print(f"  {what}: differs by {difference:.2g}")


def rows(file):
    table = pd.read_csv(file, dtype=np.float32)
    return table.iloc[:, 1:].to_numpy(), table.iloc[:, :1].to_numpy()


class Fixture:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.features, self.labels = rows(self.folder / "validation.csv")
        self.training = rows(self.folder / "training.csv")
        self.models = sorted(p.name for p in (self.folder / "expected").iterdir())

    def version(self, kind, model):
        return self.folder / "graphs" / kind / model / "1"

    def expected(self, model, file):
        return pd.read_csv(self.folder / "expected" / model / file, dtype=np.float32)


def specs(card):
    """Returns names and shapes of the variables in model.json: trainable ones, and those that layers keep."""
    width, count = card["model"]["features"], {}
    trainable, kept = {}, {}
    for layer in card["model"]["layers"]:
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", layer["type"]).lower()
        name = kind if kind not in count else f"{kind}_{count[kind]}"
        count[kind] = count.get(kind, 0) + 1
        if kind == "dense":
            trainable[name + "/kernel:0"] = (width, layer["units"])
            width = layer["units"]
            trainable[name + "/bias:0"] = (width,)
        elif kind == "batch_normalization":
            trainable |= {f"{name}/{part}:0": (width,) for part in ("gamma", "beta")}
            kept |= {f"{name}/{part}:0": (width,) for part in ("moving_mean", "moving_variance")}
    return trainable, kept


def check_variables(path, loaded, trainable):
    card = json.loads((path / "assets.extra" / "model.json").read_text())
    expected, kept = specs(card)
    found = {v.name: tuple(v.shape) for v in loaded.variables if v.trainable}
    require(found == expected, f"trainable variables: expected {expected}, found {found}")
    others = {v.name for v in loaded.variables if not v.trainable}
    shapes = {v.name: tuple(v.shape) for v in loaded.variables if v.name in kept}
    require(shapes == kept, f"variables of layers: expected {kept}, found {shapes}")
    slots = set()
    if trainable:
        kinds = [] if card["training"]["optimizer"]["type"] == "SGD" else ["m", "v"]
        slots = {f"{n[:-2]}/{k}:0" for n in expected for k in kinds} | {"step:0"}
    slots |= set(kept)
    require(others == slots, f"other variables: expected {slots}, found {others}")
    print(f"  variables: {len(found)} trainable, {len(others)} others")


def check_evaluate(loaded, features, labels, probabilities, logit_threshold=0):
    figures = loaded.signatures["evaluate"](features=features, labels=labels)
    require(sorted(figures) == sorted(FIGURES), f"evaluate gives {sorted(figures)}")
    p = probabilities.astype(np.float64).clip(1e-12, 1 - 1e-12)
    crossentropy = -np.mean(np.where(labels > 0.5, np.log(p), np.log1p(-p)))
    near("evaluate, binary_crossentropy", figures["binary_crossentropy"], crossentropy, 1e-5)
    near("evaluate, accuracy", figures["accuracy"], np.mean((np.log(p / (1 - p)) > logit_threshold) == (labels > 0.5)))
    total = figures["binary_crossentropy"] + figures["regularization_loss"]
    near("evaluate, loss", figures["loss"], total)


def check_load(fixture, model, kind):
    path = fixture.version(kind, model)
    loaded = tf.saved_model.load(str(path))
    expected = fixture.expected(model, "probabilities.csv").to_numpy()
    features = tf.constant(fixture.features)
    for key in ("serving_default", "serve"):
        outputs = loaded.signatures[key](features=features)
        near(f"tf.saved_model.load, {kind}, {key}", outputs["probabilities"], expected)
        near("logits", outputs["logits"], fixture.expected(model, "logits.csv"), 1e-5)
    check_variables(path, loaded, kind == "trainable")
    check_evaluate(loaded, features, tf.constant(fixture.labels), expected)
    return loaded


def check_train(fixture, model, loaded):
    order = fixture.expected(model, "order.csv").to_numpy().astype(int).ravel()
    expected = fixture.expected(model, "train.csv")
    step = next(v for v in loaded.variables if v.name == "step:0")
    first = int(step)
    found = []
    for batch in order.reshape(-1, BATCH):
        figures = loaded.signatures["train"](
            features=tf.constant(fixture.training[0][batch]),
            labels=tf.constant(fixture.training[1][batch]),
        )
        found.append([float(figures[name]) for name in FIGURES])
    for name, column in zip(FIGURES, np.transpose(found)):
        near(f"train, {len(found)} steps, {name}", column, expected[name])
    require(int(step) == first + len(found), f"step {int(step)} after {first} + {len(found)}")


def check_v1(fixture, model):
    graph = tf.Graph()
    with tf.compat.v1.Session(graph=graph) as session:
        meta = tf.compat.v1.saved_model.load(session, ["serve"], str(fixture.version("lean", model)))
        signature = meta.signature_def["serving_default"]
        found = session.run(
            signature.outputs["probabilities"].name,
            {signature.inputs["features"].name: fixture.features},
        )
    near("tf.compat.v1.saved_model.load", found, fixture.expected(model, "probabilities.csv"))


def check_keras(fixture, model):
    expected = fixture.expected(model, "probabilities.csv")
    for options in ({}, {"call_endpoint": "serving_default"}):
        layer = keras.layers.TFSMLayer(str(fixture.version("lean", model)), **options)
        found = layer(tf.constant(fixture.features))["probabilities"]
        near(f"TFSMLayer {options or 'by default'}", found, expected)


def cli(*arguments):
    command = pathlib.Path(sys.executable).parent / "saved_model_cli"
    done = subprocess.run([command, *arguments], capture_output=True, text=True)
    require(done.returncode == 0, f"saved_model_cli {arguments}: {done.stderr[-2000:]}")
    return done.stdout


def check_cli(fixture, model):
    path = str(fixture.version("trainable", model))
    shown = cli("show", "--dir", path, "--all")
    for key in ("serving_default", "serve", "evaluate", "train", "state"):
        require(f"signature_def['{key}']" in shown, f"saved_model_cli show names no {key}")
    with tempfile.TemporaryDirectory() as folder:
        np.save(folder + "/rows.npy", fixture.features)
        cli("run", "--dir", path, "--tag_set", "serve", "--signature_def", "serving_default",
            "--inputs", f"features={folder}/rows.npy", "--outdir", folder)
        found = np.load(folder + "/probabilities.npy")
    near("saved_model_cli run", found, fixture.expected(model, "probabilities.csv"))


def check_warm_up(fixture, model, kind="lean"):
    file = fixture.version(kind, model) / "assets.extra" / "tf_serving_warmup_requests"
    loaded = tf.saved_model.load(str(fixture.version(kind, model)))
    from tensorflow_serving.apis import prediction_log_pb2

    batches = []
    for record in tf.data.TFRecordDataset([str(file)]):
        log = prediction_log_pb2.PredictionLog.FromString(record.numpy())
        require(log.WhichOneof("log_type") == "predict_log", "no predict_log")
        request = log.predict_log.request
        require(request.model_spec.name == model, f"model {request.model_spec.name}")
        signature = loaded.signatures[request.model_spec.signature_name]
        inputs = {k: tf.constant(tf.make_ndarray(v)) for k, v in request.inputs.items()}
        batches.append(signature(**inputs)["probabilities"].shape[0])
    require(batches == [1, 32], f"warm-up batches {batches}")
    print(f"  warm-up requests of {batches} rows run")


class Columns:
    """A model that takes rows as users have them, with Java's answers for some rows."""

    def __init__(self, fixture, model):
        self.fixture, self.model = fixture, model
        self.path = fixture.version("columns", model)
        recorded = json.loads((fixture.folder / "columns" / f"{model}.json").read_text())
        self.rows = recorded["rows"]
        self.expected = np.array(recorded["probabilities"], np.float32).reshape(-1, 1)
        self.features = np.array(recorded["features"], np.float32).reshape(len(self.rows), -1)
        self.loaded = tf.saved_model.load(str(self.path))
        self.specs = self.loaded.signatures["serving_default"].structured_input_signature[1]

    def missing(self, name):
        return "" if self.specs[name].dtype == tf.string else float("nan")

    def instances(self):
        """Returns the rows as the body of a request to TensorFlow Serving, whose JSON allows NaN."""
        rows = [{k: [self.missing(k) if v is None else v] for k, v in row.items()} for row in self.rows]
        return json.dumps({"instances": rows})

    def tensors(self):
        """Returns what TensorFlow Serving makes of that: a tensor of the signature's type for each name."""
        instances = json.loads(self.instances())["instances"]
        return {
            name: tf.constant([row[name] for row in instances], spec.dtype)
            for name, spec in self.specs.items()
        }

    def check_load(self):
        types = {name: (spec.dtype.name, spec.shape.as_list()) for name, spec in self.specs.items()}
        print(f"  takes {types}")
        for key in ("serving_default", "serve"):
            outputs = self.loaded.signatures[key](**self.tensors())
            near(f"tf.saved_model.load, columns, {key}", outputs["probabilities"], self.expected)
            require(sorted(outputs) == ["logits", "probabilities"], f"{key} gives {sorted(outputs)}")
        outputs = self.loaded.signatures["features"](features=tf.constant(self.features))
        near("tf.saved_model.load, coded rows", outputs["probabilities"], self.expected)
        check_variables(self.path, self.loaded, True)

    def check_v1(self):
        arrays = {name: value.numpy() for name, value in self.tensors().items()}
        with tf.compat.v1.Session(graph=tf.Graph()) as session:
            meta = tf.compat.v1.saved_model.load(session, ["serve"], str(self.path))
            signature = meta.signature_def["serving_default"]
            feeds = {signature.inputs[name].name: value for name, value in arrays.items()}
            found = session.run(signature.outputs["probabilities"].name, feeds)
        near("tf.compat.v1.saved_model.load, columns", found, self.expected)

    def check_keras(self):
        """Keras passes one argument to a signature, so coded rows go in directly and columns by its function."""
        layer = keras.layers.TFSMLayer(str(self.path), call_endpoint="features")
        near("TFSMLayer, coded rows", layer(tf.constant(self.features))["probabilities"], self.expected)
        layer = keras.layers.TFSMLayer(str(self.path))
        found = layer.call_endpoint_fn(**self.tensors())["probabilities"]
        near("TFSMLayer, columns", found, self.expected)

    def check_cli(self):
        shown = cli("show", "--dir", str(self.path), "--tag_set", "serve", "--signature_def", "serving_default")
        for name in self.specs:
            require(f"inputs['{name}']" in shown, f"saved_model_cli show names no {name}")
        row = {name: value.numpy()[:1] for name, value in self.tensors().items()}
        expressions = ";".join(
            f"{name}={[[v.item().decode()]] if v.dtype == object else [[v.item()]]}".replace("nan", "np.nan")
            for name, v in row.items()
        )
        with tempfile.TemporaryDirectory() as folder:
            cli("run", "--dir", str(self.path), "--tag_set", "serve", "--signature_def", "serving_default",
                "--input_exprs", expressions, "--outdir", folder)
            found = np.load(folder + "/probabilities.npy")
        near("saved_model_cli run, columns", found, self.expected[:1])

    def save_again(self):
        """If a column's name cannot be a node's, Python can only save the signature that takes coded rows."""
        nodes = all(re.fullmatch(r"[A-Za-z0-9.][A-Za-z0-9_.\\/>-]*", name) for name in self.specs)
        signatures = dict(self.loaded.signatures)
        if not nodes:
            signatures.pop("serve")
            signatures["serving_default"] = signatures["features"]
        path = str(self.fixture.folder / "resaved" / "columns" / self.model / "1")
        tf.saved_model.save(self.loaded, path, signatures=signatures)
        if nodes:
            again = tf.saved_model.load(path).signatures["serving_default"](**self.tensors())
            near("saved again, columns", again["probabilities"], self.expected)


def check_columns(fixture, model):
    print(model)
    columns = Columns(fixture, model)
    columns.check_load()
    columns.check_v1()
    columns.check_keras()
    columns.check_cli()
    check_warm_up(fixture, model, "columns")
    columns.save_again()


class Ensembled:
    """An ensemble and its members, which are the versions of one model."""

    kind = "ensemble"

    def __init__(self, fixture, model):
        self.fixture, self.model, self.name = fixture, model, model + "-ensemble"
        recorded = json.loads((fixture.folder / "ensembles" / f"{model}.json").read_text())
        self.expected = np.array(recorded["probabilities"], np.float32).reshape(-1, 1)
        self.features = np.array(recorded["features"], np.float32).reshape(len(self.expected), -1)
        self.load()

    def load(self):
        self.path = self.fixture.version(self.kind, self.name)
        self.loaded = tf.saved_model.load(str(self.path))
        self.card = json.loads((self.path / "assets.extra" / "model.json").read_text())
        self.coded = "features" if "encoding" in self.card else "serving_default"
        ones, zeros = self.means()
        self.mean, self.logits = ones, np.log(ones / zeros)

    def means(self):
        """Returns the means over the members of both labels' probabilities, in float64 from their logits."""
        logits = np.concatenate([self.logits_of(path) for path in self.members()])
        return np.mean(1 / (1 + np.exp(-logits)), 0), np.mean(1 / (1 + np.exp(logits)), 0)

    def members(self):
        members = sorted((self.fixture.folder / "graphs" / "members" / self.model).iterdir())
        require(len(members) == len(self.card["ensemble"]["members"]), f"{len(members)} members")
        return members

    def logits_of(self, path):
        """Returns a member's logits for each of the inputs, which all have the same number of rows."""
        signature = tf.saved_model.load(str(path)).signatures[self.coded]
        return np.stack(
            [signature(features=tf.constant(x))["logits"].numpy().astype(np.float64) for x in self.inputs()]
        )

    def inputs(self):
        return [self.features]

    def check_load(self):
        outputs = self.loaded.signatures[self.coded](features=tf.constant(self.features))
        near(f"{self.kind}, the mean", outputs["probabilities"], self.mean)
        near(f"{self.kind}, as in Java", outputs["probabilities"], self.expected)
        scale = np.maximum(1, np.abs(self.logits))
        near("logits, beyond 1 relative", outputs["logits"] / scale, self.logits / scale)
        require(set(self.loaded.signatures) - {"features"} == self.signatures(),
                f"signatures {list(self.loaded.signatures)}")

    def signatures(self):
        return {"serving_default", "serve", "evaluate"}

    def check_variables(self):
        names = [member["name"] for member in self.card["ensemble"]["members"]]
        expected = {f"{name}/{key}": shape for name in names for key, shape in specs(self.card)[0].items()}
        found = {v.name: tuple(v.shape) for v in self.loaded.variables}
        require(found == expected, f"variables: expected {expected}, found {found}")
        require(all(v.trainable for v in self.loaded.variables), "variables that are not trainable")
        print(f"  variables: {len(found)} of {names}")

    def check_v1(self):
        with tf.compat.v1.Session(graph=tf.Graph()) as session:
            meta = tf.compat.v1.saved_model.load(session, ["serve"], str(self.path))
            signature = meta.signature_def[self.coded]
            found = session.run(
                signature.outputs["probabilities"].name,
                {signature.inputs["features"].name: self.features},
            )
        near(f"tf.compat.v1.saved_model.load, {self.kind}", found, self.mean)

    def check_keras(self):
        layer = keras.layers.TFSMLayer(str(self.path), call_endpoint=self.coded)
        near(f"TFSMLayer, {self.kind}", layer(tf.constant(self.features))["probabilities"], self.mean)

    def check_cli(self):
        shown = cli("show", "--dir", str(self.path), "--all")
        require(f"signature_def['{self.coded}']" in shown, f"saved_model_cli show names no {self.coded}")
        with tempfile.TemporaryDirectory() as folder:
            np.save(folder + "/rows.npy", self.features)
            cli("run", "--dir", str(self.path), "--tag_set", "serve", "--signature_def", self.coded,
                "--inputs", f"features={folder}/rows.npy", "--outdir", folder)
            found = np.load(folder + "/probabilities.npy")
        near(f"saved_model_cli run, {self.kind}", found, self.mean)

    def save_again(self):
        path = str(self.fixture.folder / "resaved" / self.kind / self.name / "1")
        tf.saved_model.save(self.loaded, path, signatures=dict(self.loaded.signatures))
        again = tf.saved_model.load(path).signatures[self.coded](features=tf.constant(self.features))
        near(f"saved again, {self.kind}", again["probabilities"], self.mean)

    def check(self):
        print(f"{self.name}, {self.kind}")
        self.check_load()
        self.check_variables()
        self.check_v1()
        self.check_keras()
        self.check_cli()
        check_warm_up(self.fixture, self.name, self.kind)
        self.save_again()


class Copied(Ensembled):
    """A model, or an ensemble of it, that averages over symmetric copies of rows of HIGGS."""

    kind = "copies"
    PERIOD = np.float32(3.48524)

    def __init__(self, fixture, model, ensemble):
        self.fixture, self.model, self.ensemble = fixture, model, ensemble
        self.name = model + "-ensemble" if ensemble else model
        recorded = json.loads((fixture.folder / "copies" / f"{self.name}.json").read_text())
        self.expected = np.array(recorded, np.float32).reshape(-1, 1)
        self.features = fixture.features
        self.load()

    def members(self):
        one = self.fixture.folder / "graphs" / "members" / self.model / "1"
        return super().members() if self.ensemble else [one]

    def inputs(self):
        require(self.card["format"] == 4, f"format {self.card['format']}")
        count = self.card["symmetric_copies"]
        names = self.card["inputs"]["feature_names"]
        phi, eta = ([i for i, n in enumerate(names) if n.endswith(end)] for end in ("_phi", "_eta"))
        require((count, len(phi), len(eta)) == (5 if self.ensemble else 16, 6, 5), "another card")
        return [self.turned(i / count, phi, eta, i & 1, i & 2) for i in range(count)]

    def turned(self, around, phi, eta, mirrors_eta, mirrors_phi):
        rows = self.features.copy()
        if around > 0:
            rows[:, phi] = rows[:, phi] * np.float32(-1 if mirrors_phi else 1) + self.PERIOD * np.float32(around)
            rows[:, phi] -= self.PERIOD * np.round(rows[:, phi] / self.PERIOD)
        if mirrors_eta:
            rows[:, eta] *= -1
        return rows

    def signatures(self):
        return super().signatures() | (set() if self.ensemble else {"train", "state"})

    def check_variables(self):
        if self.ensemble:
            super().check_variables()
        else:
            check_variables(self.path, self.loaded, True)

    def check_evaluate(self):
        check_evaluate(self.loaded, tf.constant(self.features), tf.constant(self.fixture.labels), self.mean, 0.25)

    def check_train(self):
        """Takes one step of the network, after which the mean of the new network is served."""
        features, labels = (tf.constant(part[:BATCH]) for part in self.fixture.training)
        before = self.loaded.signatures["serve"](features=features)["probabilities"].numpy()
        self.loaded.signatures["train"](features=features, labels=labels)
        after = self.loaded.signatures["serve"](features=features)["probabilities"].numpy()
        require(0 < np.max(np.abs(after - before)) < 0.2, "no step of a sensible size")
        print(f"  train moves the mean by up to {np.max(np.abs(after - before)):.2g}")


def check_copies(fixture):
    for ensemble in (False, True):
        copied = Copied(fixture, "Turned", ensemble)
        copied.check()
        copied.check_evaluate()
    Copied(fixture, "Turned", False).check_train()


def check_ensemble_of_columns(fixture):
    """Checks that an ensemble of networks that take the columns of a table takes them, too."""
    columns = Columns(fixture, "Columns")
    signature = tf.saved_model.load(str(fixture.version("ensemble", "Columns-ensemble"))).signatures
    recorded = json.loads((fixture.folder / "ensembles" / "Columns.json").read_text())
    outputs = signature["serving_default"](**columns.tensors())
    expected = np.array(recorded["probabilities"], np.float32).reshape(-1, 1)
    near("ensemble, columns", outputs["probabilities"], expected)


def save_again(fixture, model, lean, trained):
    """Saves the loaded models again for Java to load, the second one after training."""
    again = fixture.folder / "resaved"
    tf.saved_model.save(lean, str(again / "lean" / model / "1"), signatures=dict(lean.signatures))
    tf.saved_model.save(
        trained, str(again / "trainable" / model / "1"), signatures=dict(trained.signatures)
    )
    outputs = trained.signatures["serving_default"](features=tf.constant(fixture.features))
    frame = pd.DataFrame({"probability": outputs["probabilities"].numpy().ravel()})
    frame.to_csv(again / f"{model}.csv", index=False)


def main():
    fixture = Fixture(sys.argv[1])
    require(len(fixture.models) >= 5, f"models {fixture.models}")
    for model in fixture.models:
        print(model)
        lean = check_load(fixture, model, "lean")
        trained = check_load(fixture, model, "trainable")
        check_train(fixture, model, trained)
        check_v1(fixture, model)
        check_keras(fixture, model)
        check_warm_up(fixture, model)
        save_again(fixture, model, lean, trained)
    check_cli(fixture, "Combined")
    for model in ("Columns", "Odd"):
        check_columns(fixture, model)
    for model in ("Plain", "Sure", "Columns"):
        Ensembled(fixture, model).check()
    check_ensemble_of_columns(fixture)
    check_copies(fixture)
    print("all readers agree")


if __name__ == "__main__":
    main()
