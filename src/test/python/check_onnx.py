"""Runs ONNX files with ONNX Runtime: their logits and probabilities must be those that Predictor gave.

  check_onnx.py FOLDER    FOLDER is made by dev.overfit.export.OnnxFixture; needs onnxruntime
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime

TOLERANCE = {"logits": 4e-6, "probabilities": 1e-6}  # a logit is a sum whose terms may be larger than the sum


def main():
    files = sorted(Path(sys.argv[1]).glob("*.onnx"))
    assert len(files) > 9, files
    failed = False
    for file in files:
        session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
        card = json.loads(session.get_modelmeta().custom_metadata_map["model.json"])
        read = lambda what: np.fromfile(file.with_suffix("." + what), "<f4").reshape(-1, 1)
        rows = read("rows").reshape(-1, session.get_inputs()[0].shape[1])
        worst = {}
        for what in ("logits", "probabilities"):
            found = session.run([what], {"features": rows})[0]
            expected = read(what)
            assert found.shape == expected.shape, (file, found.shape)
            worst[what] = float(np.max(np.abs(found - expected) / np.maximum(1, np.abs(expected))))
            assert session.run([what], {"features": rows[:1]})[0].shape == (1, 1), file
        right = all(worst[what] <= TOLERANCE[what] for what in worst) and file.stem in json.dumps(card)
        failed |= not right
        print(f"{file.stem}: {worst['logits']:.1e} of logits, {worst['probabilities']:.1e} of probabilities{'' if right else ' FAILED'}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
