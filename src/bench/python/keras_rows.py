"""Trains one of the tutorial's models in Keras on many rows of a file, streamed by tf.data as in the tutorial.

  keras_rows.py MODEL FILE STEPS [--cache]    prints the rows a second in training after a first epoch, and the peak resident memory

CsvDataset with `pack_row` on batches of 10,000, unbatched, with the first 1,000 rows to validate; shuffle(10,000), repeat, batch 500;
two epochs of STEPS steps without validation, of which the second is measured. With --cache the rows of both epochs are read
into memory before the first, as `.cache()` has them from the second pass on.
"""

import argparse
import json
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "src" / "test" / "resources" / "keras"))

import reference
import keras
import tensorflow as tf
from keras import layers

FEATURES = 28


def pack_row(*row):
    return tf.stack(row[1:], 1), row[0][:, None]  # Keras 3 wants a label of the logit's rank


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=reference.HIDDEN)
    parser.add_argument("file")
    parser.add_argument("steps", type=int)
    parser.add_argument("--cache", action="store_true")
    args = parser.parse_args()
    gzip = "GZIP" if args.file.endswith(".gz") else ""
    rows = tf.data.experimental.CsvDataset(args.file, [float()] * (FEATURES + 1), compression_type=gzip)
    rows = rows.batch(10_000).map(pack_row).unbatch().skip(1_000)
    if args.cache:
        rows = rows.take(2 * args.steps * 500).cache()
        for _ in rows.batch(10_000):
            pass
    model = keras.Sequential([layers.Input((FEATURES,)), *reference.HIDDEN[args.model](), layers.Dense(1)])
    model.compile(
        optimizer=keras.optimizers.Adam(0.001),
        loss=keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=[keras.metrics.BinaryCrossentropy(from_logits=True, name="binary_crossentropy"), "accuracy"],
        jit_compile=False,
    )
    times = reference.EpochTimes()
    model.fit(rows.shuffle(10_000).repeat().batch(500), steps_per_epoch=args.steps, epochs=2, verbose=0, callbacks=[times])
    print(json.dumps({
        "model": args.model,
        "rows_a_second": round(args.steps * 500 / times.seconds[1]),
        "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }))


if __name__ == "__main__":
    main()
