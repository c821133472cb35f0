#!/usr/bin/env bash
# Exports SavedModels and checks them with their real readers. Needs compiled tests (mvn test-compile).
#
#   src/test/python/check_savedmodel.sh [FOLDER]    FOLDER, target/savedmodels by default, is made anew
#
# PYTHON names an interpreter with requirements.txt and the protos of TensorFlow Serving installed; without
# it, .venv is used, and made if it is missing. KILLS is how often an export is killed, 20 by default.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=${1:-target/savedmodels}
kills=${KILLS:-20}

if [ -z "${PYTHON:-}" ]; then
  src/test/python/venv.sh
  PYTHON=.venv/bin/python
fi
# shellcheck source=src/test/classpath.sh
. src/test/classpath.sh
libraries=$(classpath test)
java=(java "${brief[@]}" -Xmx1g -cp "target/test-classes:target/classes:$libraries"
  dev.overfit.export.ExportFixture)

echo "== Java exports at epoch 2"
rm -rf "$folder"
"${java[@]}" make "$folder"
echo "== a new JVM trains on"
"${java[@]}" resume "$folder"
echo "== Python reads, trains on and saves again"
"$PYTHON" src/test/python/check_savedmodel.py "$folder"
echo "== Java reads what Python saved"
"${java[@]}" resaved "$folder"
echo "== DJL reads"
src/test/djl/check_djl.sh "$folder"
echo "== exports are killed"
"$PYTHON" src/test/python/kill_exports.py "$folder" "$kills" "${java[@]}" exports
"${java[@]}" whole "$folder"
