#!/usr/bin/env bash
# Exports SavedModels and lets the real readers judge them. Needs compiled tests (mvn test-compile).
#
#   src/test/python/check_savedmodel.sh [FOLDER]    FOLDER is made anew; target/savedmodels by default
#
# PYTHON names an interpreter that has requirements.txt and the protos of TensorFlow Serving; without
# it one is made in .venv. KILLS is how often an export is killed, 20 by default.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=${1:-target/savedmodels}
kills=${KILLS:-20}

if [ -z "${PYTHON:-}" ]; then
  PYTHON=.venv/bin/python
  [ -x "$PYTHON" ] || python3 -m venv .venv
  "$PYTHON" -m pip install --quiet --requirement src/test/python/requirements.txt
  # The protos alone: its requirements would bring a second TensorFlow.
  "$PYTHON" -m pip install --quiet --no-deps tensorflow-serving-api==2.18.0
fi
mvn -B -q dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt \
  -Dmdep.includeScope=test
java=(java -Xmx1g -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)"
  dev.overfit.export.ExportFixture)

rm -rf "$folder"
"${java[@]}" make "$folder"
"${java[@]}" resume "$folder"
"$PYTHON" src/test/python/check_savedmodel.py "$folder"
"${java[@]}" resaved "$folder"
"$PYTHON" src/test/python/kill_exports.py "$folder" "$kills" "${java[@]}" exports
"${java[@]}" whole "$folder"
