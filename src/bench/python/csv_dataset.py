"""Reads a CSV file as the tutorial does: CsvDataset, then pack_row on batches of 10,000.

  csv_dataset.py FILE ROWS    prints the seconds and the peak resident memory before and after
"""

import json
import os
import resource
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

FEATURES = 28


def pack_row(*row):
    return tf.stack(row[1:], 1), row[0]


def peak_kib():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main():
    file, rows = sys.argv[1], int(sys.argv[2])
    tf.constant(0) + 1  # starts the runtime
    base, begun = peak_kib(), time.perf_counter()
    features, labels = np.empty((rows, FEATURES), np.float32), np.empty(rows, np.float32)
    dataset = tf.data.experimental.CsvDataset(file, [float()] * (FEATURES + 1), compression_type="GZIP")
    at = 0
    for some, of_them in dataset.take(rows).batch(10_000).map(pack_row):
        features[at : at + len(of_them)], labels[at : at + len(of_them)] = some.numpy(), of_them.numpy()
        at += len(of_them)
    seconds = time.perf_counter() - begun
    print(json.dumps({"rows": at, "seconds": seconds, "base_kib": base, "peak_kib": peak_kib()}))


if __name__ == "__main__":
    main()
