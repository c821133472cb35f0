"""Trains the 50 models with scikit-learn's MLPClassifier, one on each core, and prints the best as JSON.

  sklearn_grid.py ROWS EPOCHS JOBS    needs scikit-learn and pandas

Its penalty is alpha / 2 / batch on the squares of all weights, so alpha is twice the batch times Keras' L2. Its rate does not
decay, and it sees no validation rows during training: only the last epoch is judged.
"""

import json
import sys
import warnings

from grid_job import BATCH, POINTS, name, rows
from joblib import Parallel, delayed
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier


def train(point, epochs, validation, training):
    warnings.simplefilter("ignore", ConvergenceWarning)  # it warns that it ran all epochs
    units, penalty, rate = point
    model = MLPClassifier((units,), alpha=2 * BATCH * penalty, learning_rate_init=rate, batch_size=BATCH, max_iter=epochs,
                          tol=0, n_iter_no_change=epochs, random_state=0)
    model.fit(*training)
    assert model.n_iter_ == epochs
    return log_loss(validation[1], model.predict_proba(validation[0])), name(point)


def main():
    file, epochs, jobs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    validation, training = rows(file)
    found = Parallel(n_jobs=jobs)(delayed(train)(point, epochs, validation, training) for point in POINTS)
    value, best = min(found)
    print(json.dumps({"models": len(found), "best": best, "val_binary_crossentropy": round(value, 4)}))


if __name__ == "__main__":
    main()
