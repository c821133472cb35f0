#!/usr/bin/env bash
# Writes ONNX files of all kinds of layers and lets ONNX Runtime predict by them. Needs compiled tests (mvn test-compile).
#
#   src/test/python/check_onnx.sh
#
# PYTHON names an interpreter that has onnxruntime; without it one is made in target/onnx, since it goes badly beside TensorFlow's protobuf.
set -euo pipefail
cd "$(dirname "$0")/../../.."

if [ -z "${PYTHON:-}" ]; then
  PYTHON=target/onnx/bin/python
  [ -x "$PYTHON" ] || python3 -m venv target/onnx
  "$PYTHON" -m pip install --quiet --disable-pip-version-check onnxruntime==1.32.0
fi
# shellcheck source=src/test/classpath.sh
. src/test/classpath.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
java -Xmx1g -cp "target/test-classes:target/classes:$(classpath test)" dev.overfit.export.OnnxFixture "$folder"
"$PYTHON" src/test/python/check_onnx.py "$folder"
