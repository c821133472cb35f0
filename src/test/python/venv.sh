#!/usr/bin/env bash
# Makes .venv with what the Python scripts in this folder need if it is missing. Prints nothing if it is ready.
set -euo pipefail
cd "$(dirname "$0")/../../.."
requirements=src/test/python/requirements.txt
ready=.venv/ready.txt # what was installed

if ! cmp -s "$requirements" "$ready"; then
  [ -x .venv/bin/python ] || python3 -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
  # Only the protos, since its requirements would bring a second TensorFlow.
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps tensorflow-serving-api==2.18.0
  cp "$requirements" "$ready"
fi
