"""The job of 50 models in docs/java.md: what keras_grid.py and sklearn_grid.py share."""

import itertools

import numpy as np
import pandas as pd

UNITS, PENALTIES, RATES = [16, 32, 64, 128, 256], [1e-6, 1e-5, 1e-4, 1e-3, 1e-2], [0.001, 0.003]
BATCH = 500
POINTS = list(itertools.product(UNITS, PENALTIES, RATES))


def rows(file):
    """Returns features and labels of 1,000 rows to validate, then of 10,000 to train."""
    values = pd.read_csv(file, header=None, nrows=11_000).values.astype(np.float32)
    return (values[:1000, 1:], values[:1000, 0]), (values[1000:, 1:], values[1000:, 0])


def name(point):
    return "units_{}-l2_{}-rate_{}".format(*point)
