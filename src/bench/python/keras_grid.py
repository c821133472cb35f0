"""Trains the 50 models in Keras and prints the best as JSON.

  keras_grid.py ROWS EPOCHS PROCESSES    1 trains one model after the other on all cores, more that many at once with a thread each
"""

import json
import multiprocessing
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
from grid_job import BATCH, POINTS, name, rows


def train(job):
    file, epochs, points, threads = job
    import keras
    import tensorflow as tf

    if threads:
        tf.config.threading.set_intra_op_parallelism_threads(threads)
        tf.config.threading.set_inter_op_parallelism_threads(threads)
    validation, training = ((features, labels[:, None]) for features, labels in rows(file))
    found = []
    for point in points:
        units, penalty, rate = point
        keras.backend.clear_session()
        keras.utils.set_random_seed(0)
        hidden = keras.layers.Dense(units, activation="relu", kernel_regularizer=keras.regularizers.L2(penalty))
        model = keras.Sequential([keras.layers.Input((28,)), hidden, keras.layers.Dense(1)])
        schedule = keras.optimizers.schedules.InverseTimeDecay(rate, decay_steps=20_000, decay_rate=1)
        model.compile(
            optimizer=keras.optimizers.Adam(schedule),
            loss=keras.losses.BinaryCrossentropy(from_logits=True),
            metrics=[keras.metrics.BinaryCrossentropy(from_logits=True, name="bce"), "accuracy"],
            jit_compile=False,
        )
        history = model.fit(*training, batch_size=BATCH, epochs=epochs, validation_data=validation,
                            validation_batch_size=1000, verbose=0)
        found.append((min(history.history["val_bce"]), name(point)))
    return found


def main():
    file, epochs, processes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if processes == 1:
        found = train((file, epochs, POINTS, 0))
    else:
        shares = [(file, epochs, POINTS[i::processes], 1) for i in range(processes)]
        with multiprocessing.get_context("spawn").Pool(processes) as pool:
            found = [one for share in pool.map(train, shares, chunksize=1) for one in share]
    value, best = min(found)
    print(json.dumps({"models": len(found), "best": best, "val_binary_crossentropy": round(value, 4)}))


if __name__ == "__main__":
    main()
