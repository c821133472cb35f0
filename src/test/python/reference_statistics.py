"""Makes src/test/resources/dev/overfit/statistics/scipy.json: SciPy's and NumPy's results for the same numbers as ours.

  reference_statistics.py    (needs numpy and scipy; the file names their versions; takes about a minute)

    sign_flip     permutation_test(permutation_type="samples") of the mean, two-sided, over all patterns of signs
    t_test        ttest_rel and the interval of a mean; `corrected` by Nadeau and Bengio's formula with SciPy's t
    bootstrap     bootstrap(method="percentile"), paired, with enough resamples to make their own chance small
    replicates    the smallest sample whose two-sided t-test has a power of 0.8, by the noncentral t distribution
    moments       mean, standard deviation and median of large numbers that differ little
"""

import json
import pathlib

import numpy as np
import scipy
from scipy import stats

TARGET = pathlib.Path(__file__).parents[2] / "test/resources/dev/overfit/statistics/scipy.json"
RATIOS = [0, 0.1, 0.25, 1]


def differences(random, count, mean):
    return np.round(random.normal(mean, 0.01, count), 5)


def sign_flip(values):
    found = stats.permutation_test((values,), np.mean, permutation_type="samples", n_resamples=np.inf)
    return {"differences": values.tolist(), "p": float(found.pvalue)}


def corrected(values, ratio):
    count = len(values)
    error = np.sqrt((1 / count + ratio) * np.var(values, ddof=1))
    low, high = stats.t.interval(0.95, count - 1, loc=np.mean(values), scale=error)
    p = 2 * stats.t.sf(abs(np.mean(values)) / error, count - 1)
    return {"ratio": ratio, "p": float(p), "low": float(low), "high": float(high)}


def t_test(random, values):
    first = random.normal(0.58, 0.005, len(values))
    rest = first - values
    low, high = stats.t.interval(0.95, len(values) - 1, loc=np.mean(values), scale=stats.sem(values))
    return {
        "differences": values.tolist(),
        "p": float(stats.ttest_rel(first, rest).pvalue),
        "low": float(low),
        "high": float(high),
        "corrected": [corrected(values, ratio) for ratio in RATIOS],
    }


def bootstrap(values):
    found = stats.bootstrap(
        (values,), np.mean, method="percentile", n_resamples=400_000, batch=10_000, random_state=0
    ).confidence_interval
    return {"differences": values.tolist(), "low": float(found.low), "high": float(found.high)}


def power(count, effect, level):
    edge = stats.t.isf(level / 2, count - 1)
    away = effect * np.sqrt(count)
    return stats.nct.sf(edge, count - 1, away) + stats.nct.cdf(-edge, count - 1, away)


def replicates(effect, comparisons):
    level = 0.05 / comparisons
    count = next(k for k in range(2, 1001) if power(k, effect, level) >= 0.8)
    return {"effect": effect, "comparisons": comparisons, "count": count}


def moments(values):
    return {
        "values": values.tolist(),
        "mean": float(np.mean(values)),
        "sd": float(np.std(values, ddof=1)),
        "median": float(np.median(values)),
    }


def main():
    random = np.random.default_rng(20)
    ties = [[1, 1, -1], [3, 2, 1, -1, -2], [1, 1, 1, 1, 1], [0, 0, 2, 1], [0.1, 0.2, 0.3, -0.3, -0.1, 0.4]]
    flips = [differences(random, count, 0.006) for count in [2, 3, 5, 6, 8, 10, 13, 16, 20, 22]]
    skewed = np.round(random.exponential(0.4, 150) * random.choice([-0.5, 1], 150, p=[0.6, 0.4]), 4)
    made = {
        "scipy": scipy.__version__,
        "numpy": np.__version__,
        "sign_flip": [sign_flip(np.array(values, float)) for values in ties + flips],
        "t_test": [t_test(random, differences(random, count, 0.004)) for count in [2, 3, 8, 25]],
        "bootstrap": [bootstrap(values) for values in [differences(random, 40, 0.002), skewed]],
        "replicates": [replicates(e, m) for e in [0.15, 0.3, 0.5, 1.0, 2.0] for m in [1, 6, 45]],
        "moments": [moments(1e6 + differences(random, count, 0)) for count in [2, 7, 30]],
    }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(made, indent=1) + "\n")


if __name__ == "__main__":
    main()
