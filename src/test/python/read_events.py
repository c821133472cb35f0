#!/usr/bin/env python3
"""Reads the event files of a suite with the real TensorBoard and compares them with its history.

    python read_events.py results/sizes [results/regularizers ...]

Needs only the package `tensorboard`. For each folder it checks that

- every replicate of a model, that is each file of `history`, has `logs/<name>/train` and
  `logs/<name>/validation` with exactly the tags that Keras writes, a point for each epoch, and each
  value the float32 number of the CSV;
- a copy of an event file that is cut off anywhere reads up to its last whole record;
- a TensorBoard server on `logs` gives the same number of points for every curve, shows every
  replicate as a row of the HParams table with its settings, its status and its last figures, and
  has the model's layers and the operations of its step on the page of graphs.

Prints a line for each check; ends with status 1 and says what differs if something does.
"""

import csv
import json
import logging
import math
import os
import pathlib
import struct
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

logging.getLogger("tensorboard").setLevel(logging.ERROR)

from tensorboard import program  # noqa: E402
from tensorboard.backend.event_processing import event_accumulator  # noqa: E402
from tensorboard.backend.event_processing import event_file_loader  # noqa: E402
from tensorboard.plugins.hparams import metadata  # noqa: E402
from tensorboard.util import tensor_util  # noqa: E402

BEST = "hparam/best_val_binary_crossentropy"
SUCCESS, FAILURE = 1, 2
SHOWN = {SUCCESS: "STATUS_SUCCESS", FAILURE: "STATUS_FAILURE"}
GROUPS = {
    "startIndex": 0,
    "sliceSize": 1000,
    "allowedStatuses": ["STATUS_UNKNOWN", "STATUS_SUCCESS", "STATUS_FAILURE", "STATUS_RUNNING"],
    "colParams": [],
}
MOST_SECONDS = 600  # keeps a server that hangs from hanging this


def check(condition, message):
    if not condition:
        sys.exit("FAILED: " + message)


def float32(text):
    return struct.unpack("f", struct.pack("f", float(text)))[0]


def same(a, b):
    return a == b or (math.isnan(a) and math.isnan(b))


def read_history(file):
    with open(file, newline="") as lines:
        return list(csv.DictReader(lines))


def accumulate(folder):
    unlimited = {event_accumulator.TENSORS: 0}
    return event_accumulator.EventAccumulator(str(folder), size_guidance=unlimited).Reload()


def plugin(events, tag):
    return events.SummaryMetadata(tag).plugin_data


def scalars(events):
    """Returns the points of each scalar curve, {tag: [(step, value)]}."""
    return {
        tag: [(e.step, tensor_util.make_ndarray(e.tensor_proto).item()) for e in events.Tensors(tag)]
        for tag in events.Tags()["tensors"]
        if plugin(events, tag).plugin_name == "scalars"
    }


def compare(where, points, rows, column, steps):
    check(
        [step for step, _ in points] == steps,
        f"{where}: expected steps {steps[:2]}..{steps[-1:]}, {len(steps)} of them, "
        f"received {[s for s, _ in points[:2]]}.., {len(points)} of them",
    )
    for (step, value), row in zip(points, rows):
        check(
            same(value, float32(row[column])),
            f"{where}, step {step}: expected {column} {row[column]}, received {value}",
        )


def curves(rows):
    """Returns Keras' tags for the columns of a history: {tag: column} for each kind of curve."""
    columns = [column for column in rows[0] if column != "epoch"]
    of_validation = [column[len("val_"):] for column in columns if column.startswith("val_")]
    train = {"epoch_" + name: name for name in columns if not name.startswith("val_")}
    validation = {"epoch_" + name: "val_" + name for name in of_validation}
    evaluation = {f"evaluation_{name}_vs_iterations": "val_" + name for name in of_validation}
    for tags, least in (train, 4), (validation, 3), (evaluation, 3):
        check(len(tags) >= least, f"history: columns {columns}")
    return train, validation, evaluation


def check_curves(logs, model, rows):
    tags_train, tags_validation, tags_evaluation = curves(rows)
    train = scalars(accumulate(logs / model / "train"))
    validation = scalars(accumulate(logs / model / "validation"))
    check(train.keys() == tags_train.keys(), f"{model}/train: tags {sorted(train)}")
    check(
        validation.keys() == tags_validation.keys() | tags_evaluation.keys(),
        f"{model}/validation: tags {sorted(validation)}",
    )
    epochs = list(range(len(rows)))
    iterations = [step for step, _ in validation["evaluation_loss_vs_iterations"]]
    check(iterations[0] >= 1, f"{model}: first iteration {iterations[0]}")
    for tag, column in tags_train.items():
        compare(f"{model}/train {tag}", train[tag], rows, column, epochs)
    for tag, column in tags_validation.items():
        compare(f"{model}/validation {tag}", validation[tag], rows, column, epochs)
    for tag, column in tags_evaluation.items():
        steps = [(epoch + 1) * iterations[0] for epoch in epochs]
        compare(f"{model}/validation {tag}", validation[tag], rows, column, steps)
    return len(rows) * (len(tags_train) + len(tags_validation) + len(tags_evaluation))


def check_session(logs, replicate, model, rows):
    """Checks the session of a replicate, `Tiny-1`, of a model, `Tiny`."""
    events = accumulate(logs / replicate)
    start = metadata.parse_session_start_info_plugin_data(
        plugin(events, metadata.SESSION_START_INFO_TAG).content
    )
    end = metadata.parse_session_end_info_plugin_data(
        plugin(events, metadata.SESSION_END_INFO_TAG).content
    )
    experiment = metadata.parse_experiment_plugin_data(
        plugin(events, metadata.EXPERIMENT_TAG).content
    )
    names = [info.name for info in experiment.hparam_infos]
    check(set(names) == set(start.hparams), f"{replicate}: settings {sorted(start.hparams)}")
    check(start.hparams["model"].string_value == model, f"{replicate}: model {start.hparams['model']}")
    check(end.status in (SUCCESS, FAILURE), f"{replicate}: status {end.status}")
    check(end.end_time_secs >= start.start_time_secs, f"{replicate}: ended before it began")
    numbers = [float32(row["val_binary_crossentropy"]) for row in rows]
    best = min((n for n in numbers if not math.isnan(n)), default=math.nan)
    if not math.isnan(best):
        expected = [(numbers.index(best), best)]
        check(scalars(events)[BEST] == expected, f"{replicate}: {BEST} {scalars(events)[BEST]}")
    return end.status


def check_cut_files(logs, model, cuts=60):
    """Cuts off copies of the training curves' file and reads what is left."""
    file = next((logs / model / "train").glob("*tfevents*"))
    data = file.read_bytes()
    ends, position = [], 0
    while position < len(data):
        position += 16 + struct.unpack_from("<Q", data, position)[0]
        ends.append(position)
    check(position == len(data), f"{file}: does not end with a whole record")
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / file.name
        for i in range(cuts):
            cut = len(data) * i // cuts + i % 7
            copy.write_bytes(data[:cut])
            read = sum(1 for _ in event_file_loader.RawEventFileLoader(str(copy)).Load())
            whole = sum(1 for end in ends if end <= cut)
            check(read == whole, f"{file}, cut at {cut}: expected {whole} events, received {read}")
    return cuts


class Server:
    """A TensorBoard server on a folder."""

    def __init__(self, logs):
        tensorboard = program.TensorBoard()
        tensorboard.configure(
            argv=["tensorboard", "--logdir", str(logs), "--host", "127.0.0.1", "--port", "0",
                  "--samples_per_plugin", "scalars=100000"]
        )
        self.url = tensorboard.launch()

    def get(self, path, **parameters):
        query = "?" + urllib.parse.urlencode(parameters) if parameters else ""
        with urllib.request.urlopen(self.url + "data/" + path + query, timeout=MOST_SECONDS) as answer:
            return answer.read()

    def get_json(self, path, **parameters):
        return json.loads(self.get(path, **parameters))

    def post_json(self, path, body):
        request = urllib.request.Request(
            self.url + "data/" + path,
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=MOST_SECONDS) as answer:
            return json.load(answer)

    def points(self, run, tag):
        """Returns the points of a curve; none if the server has not read any of it yet."""
        try:
            return self.get_json("plugin/scalars/scalars", run=run, tag=tag)
        except urllib.error.HTTPError:
            return []

    def wait_for_points(self, run, tag, count):
        deadline = time.monotonic() + MOST_SECONDS
        while len(self.points(run, tag)) != count:
            check(
                time.monotonic() < deadline,
                f"server: expected {count} points of {run} {tag}, "
                f"received {len(self.points(run, tag))}",
            )
            time.sleep(0.2)

    def sessions(self):
        """Returns what the HParams table shows, {replicate: session}, without those not read yet."""
        self.post_json("plugin/hparams/experiment", {})
        answer = self.post_json("plugin/hparams/session_groups", GROUPS)
        sessions = {}
        for group in answer["sessionGroups"]:
            (session,) = group["sessions"]
            sessions[session["name"]] = session
        return sessions

    def wait_for_table(self, statuses):
        """Returns the table's sessions once all models are there with their statuses."""
        deadline = time.monotonic() + MOST_SECONDS
        while True:
            sessions = self.sessions()
            shown = {model: session["status"] for model, session in sessions.items()}
            if shown == statuses:
                return sessions
            check(time.monotonic() < deadline, f"server: table: expected {statuses}, received {shown}")
            time.sleep(0.2)


def check_server(logs, histories, statuses):
    server = Server(logs)
    for model, rows in histories.items():
        train, validation, evaluation = curves(rows)
        for tag in train:
            server.wait_for_points(f"{model}/train", tag, len(rows))
        for tag in validation | evaluation:
            server.wait_for_points(f"{model}/validation", tag, len(rows))
        graph = server.get("plugin/graphs/graph", run=f"{model}/train", tag="keras", conceptual="true")
        check(b"/dense" in graph, f"server: layers of {model}: {graph[:200]}")
        graph = server.get("plugin/graphs/graph", run=f"{model}/train", conceptual="false")
        for operation in b'"model/dense/MatMul"', b'"ResourceApplyAdam"', b'"gradients/':
            check(operation in graph, f"server: {operation} in the step of {model}: {graph[:200]}")
    check_table(server, histories, statuses)


def check_table(server, histories, statuses):
    sessions = server.wait_for_table({m: SHOWN[status] for m, status in statuses.items()})
    for model, rows in histories.items():
        values = {
            (v["name"].get("group", ""), v["name"]["tag"]): float(v["value"])
            for v in sessions[model]["metricValues"]
        }
        for folder, tag, column in [
            ("train", "epoch_binary_crossentropy", "binary_crossentropy"),
            ("validation", "epoch_binary_crossentropy", "val_binary_crossentropy"),
            ("validation", "epoch_accuracy", "val_accuracy"),
        ]:
            value = values[folder, tag]
            check(
                same(value, float32(rows[-1][column])),
                f"server: table, {model} {folder} {tag}: expected {rows[-1][column]}, {value}",
            )


def models_of(suite, replicates):
    """Returns the model of each replicate by run.json; scripted logs have no such file and no replicates."""
    run = suite / "run.json"
    if not run.exists():
        return {name: name for name in replicates}
    models = {each["name"]: each["model"] for each in json.loads(run.read_text())["replicates"]}
    check(models.keys() == replicates.keys(), f"{run}: {list(models)}, {list(replicates)}")
    return models


def check_suite(suite):
    logs = suite / "logs"
    histories = {file.stem: read_history(file) for file in sorted(suite.glob("history/*.csv"))}
    check(histories, f"{suite}: no history/*.csv")
    models = models_of(suite, histories)
    statuses = {}
    for model, rows in histories.items():
        check(rows, f"{suite}/history/{model}.csv: no epochs")
        points = check_curves(logs, model, rows)
        statuses[model] = check_session(logs, model, models[model], rows)
        cuts = check_cut_files(logs, model)
        print(f"{suite.name}/{model}: {points:,} points as in the history, {cuts} cuts read")
    check_server(logs, histories, statuses)
    print(f"{suite.name}: server shows {len(histories)} models' curves, layers and settings")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for argument in sys.argv[1:]:
        check_suite(pathlib.Path(argument))
    # The server's thread and data loader do not end on their own.
    sys.stdout.flush()
    os._exit(0)
