"""Measures the rows a second of signatures["serving_default"], as PredictorBench.java does for Java.

  bench_serving.py FOLDER THREADS SECONDS    FOLDER is made by dev.overfit.export.ExportFixture
  bench_serving.py table < LINES             prints a Markdown table of the medians of both sides' lines

Prints a line for each batch size: python,THREADS,callers,batch,rows a second. THREADS is how many threads
an operation may use; callers is how many threads call at once.
"""

import collections
import os
import statistics
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

BATCHES = (1, 32, 1000)


def calls_per_second(tf, serve, features, seconds):
    begun, calls = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        serve(features=tf.constant(features))["probabilities"].numpy()
        calls += 1
    return calls / (time.perf_counter() - begun)


def bench():
    import tensorflow as tf

    from check_savedmodel import Fixture

    threads, seconds = int(sys.argv[2]), float(sys.argv[3])
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(threads)
    fixture = Fixture(sys.argv[1])
    loaded = tf.saved_model.load(str(fixture.version("lean", "Large")))
    serve = loaded.signatures["serving_default"]
    for batch in BATCHES:
        features = fixture.features[:batch]
        calls_per_second(tf, serve, features, seconds / 2)
        rate = calls_per_second(tf, serve, features, seconds)
        print(f"python,{threads},1,{batch},{rate * batch:.0f}", flush=True)


def table():
    """Prints medians over the rounds; a ratio above 1 means that Java is faster."""
    rates = collections.defaultdict(list)
    for line in sys.stdin:
        side, threads, callers, batch, rate = line.strip().split(",")
        rates[side, int(threads), int(callers), int(batch)].append(float(rate))
    median = {key: statistics.median(values) for key, values in rates.items()}
    rounds = {len(values) for values in rates.values()}
    print(f"Rows a second on Large, medians of {max(rounds)} rounds.")
    print()
    print("| threads an operation | batch | Python | Java | ratio | Java, two callers |")
    print("|---|---|---|---|---|---|")
    for threads in sorted({key[1] for key in median}):
        for batch in BATCHES:
            python, java = median["python", threads, 1, batch], median["java", threads, 1, batch]
            both = median.get(("java", threads, 2, batch))
            print(
                f"| {threads} | {batch:,} | {python:,.0f} | {java:,.0f} | {java / python:.2f} "
                f"| {format(both, ',.0f') if both else ''} |"
            )


if __name__ == "__main__":
    table() if sys.argv[1:] == ["table"] else bench()
