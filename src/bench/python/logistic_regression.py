"""Fits scikit-learn's logistic regression to the command's training rows and judges it on the command's test rows.

  logistic_regression.py TABLE < PARTS    PARTS is the output of dev.overfit.table.DealtRows; needs scikit-learn

Prints the figures of the test rows as JSON. Everything is fitted to the training rows alone; nothing is tuned.
"""

import csv
import json
import sys

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, average_precision_score, log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def features(numbers, categories):
    """Returns the transformer of the columns, of which those with numbers come first."""
    filled = make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler())
    places = list(range(numbers)), list(range(numbers, numbers + categories))
    return ColumnTransformer([("numbers", filled, places[0]), ("categories", OneHotEncoder(handle_unknown="ignore"), places[1])])


def main():
    parts = json.load(sys.stdin)
    with open(sys.argv[1], encoding="utf-8", newline="") as text:
        rows = [{name: cell.strip() for name, cell in row.items()} for row in csv.DictReader(text)]
    missing = set(parts["missing"])
    number = lambda cell: np.nan if cell in missing else float(cell)
    table = np.array(
        [[number(row[name]) for name in parts["numbers"]] + [row[name] for name in parts["categories"]] for row in rows],
        dtype=object,
    )
    labels = np.array([row[parts["label"][0]] == parts["positive"][0] for row in rows])
    model = make_pipeline(features(len(parts["numbers"]), len(parts["categories"])), LogisticRegression(max_iter=10_000))
    model.fit(table[parts["training"]], labels[parts["training"]])
    found, expected = model.predict_proba(table[parts["test"]])[:, 1], labels[parts["test"]]
    print(json.dumps({
        "binary_crossentropy": log_loss(expected, found),
        "accuracy": accuracy_score(expected, found > 0.5),
        "auc": roc_auc_score(expected, found),
        "average_precision": average_precision_score(expected, found),
        "rows": len(expected),
        "training": len(parts["training"]),
    }))


if __name__ == "__main__":
    main()
