"""Rows a second of signatures["serving_default"], as PredictorBench.java measures Java's.

  bench_serving.py FOLDER    FOLDER is what dev.overfit.export.ExportFixture has made
"""

import os
import sys
import threading
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import tensorflow as tf

from check_savedmodel import Fixture


def calls_per_second(serve, features, seconds, rates):
    begun, calls = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        serve(features=tf.constant(features))["probabilities"].numpy()
        calls += 1
    rates.append(calls / (time.perf_counter() - begun))


def measure(serve, features, callers, seconds):
    rates = []
    threads = [
        threading.Thread(target=calls_per_second, args=(serve, features, seconds, rates))
        for _ in range(callers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(rates)


def main():
    fixture = Fixture(sys.argv[1])
    loaded = tf.saved_model.load(str(fixture.version("lean", "Large")))
    serve = loaded.signatures["serving_default"]
    for callers in (1, 2):
        for batch in (1, 32, 1000):
            features = fixture.features[:batch]
            measure(serve, features, callers, 1)
            rate = measure(serve, features, callers, 3)
            print(f"python,{callers},{batch},{rate * batch:.0f}", flush=True)


if __name__ == "__main__":
    main()
