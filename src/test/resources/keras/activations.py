"""Write what Keras' activations, by their names and defaults, make of single numbers, and their gradients.

x holds 0 and, of either sign, numbers from far below to far above where an activation bends. Each activation has
`values`, f(x), and `gradients`, df/dx of tf.GradientTape, in float32 as Keras computes them on TensorFlow; each number
in the fewest digits that read back to the same float32.
Run: python activations.py > activations.json
(needs tensorflow-cpu==2.18.1, keras 3)
"""
import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
import tensorflow as tf

NAMES = ["elu", "relu", "tanh", "linear", "sigmoid", "gelu", "selu", "silu", "leaky_relu"]
SIZES = [1e-6, 1e-3, 0.01, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 5, 7, 10, 15, 20, 50, 100]
X = np.array([-size for size in reversed(SIZES)] + [0] + SIZES, "float32")


def numbers(tensor):
    return [float(str(number)) for number in tensor.numpy()]


def of(name):
    x = tf.constant(X)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = keras.activations.get(name)(x)
    return {"values": numbers(y), "gradients": numbers(tape.gradient(y, x))}


json.dump({"keras": keras.__version__, "tensorflow": tf.__version__, "x": numbers(tf.constant(X)),
           "activations": {name: of(name) for name in NAMES}}, sys.stdout, indent=1)
