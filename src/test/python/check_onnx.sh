#!/usr/bin/env bash
# Writes ONNX files of all kinds of layers and lets ONNX Runtime predict with them. Needs compiled tests (mvn test-compile).
#
#   src/test/python/check_onnx.sh
#
# ONNX_PYTHON names an interpreter with onnxruntime; without it, one is made in target/onnx, since it conflicts with TensorFlow's protobuf.
set -euo pipefail
cd "$(dirname "$0")/../../.."

if [ -z "${ONNX_PYTHON:-}" ]; then
  ONNX_PYTHON=target/onnx/bin/python
  [ -x "$ONNX_PYTHON" ] || python3 -m venv target/onnx
  "$ONNX_PYTHON" -m pip install --quiet --disable-pip-version-check onnxruntime==1.32.0
fi
# shellcheck source=src/test/classpath.sh
. src/test/classpath.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
java "${brief[@]}" -Xmx1g -cp "target/test-classes:target/classes:$(classpath test)" dev.overfit.export.OnnxFixture "$folder"
"$ONNX_PYTHON" src/test/python/check_onnx.py "$folder"
