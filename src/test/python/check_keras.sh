#!/usr/bin/env bash
# Takes Keras' models through Java and back into Keras. Needs compiled tests (mvn test-compile).
#
#   src/test/python/check_keras.sh [FOLDER]    FOLDER, target/keras by default, is made anew
#
# PYTHON names an interpreter with requirements.txt installed; without it, .venv is used, and made if it is missing.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=${1:-target/keras}

if [ -z "${PYTHON:-}" ]; then
  src/test/python/venv.sh
  PYTHON=.venv/bin/python
fi
# shellcheck source=src/test/classpath.sh
. src/test/classpath.sh
libraries=$(classpath test)

rm -rf "$folder"
echo "== Keras exports"
"$PYTHON" src/test/python/check_keras.py export "$folder"
echo "== Java loads, trains on and writes"
java "${brief[@]}" -Xmx1g -cp "target/test-classes:target/classes:$libraries" dev.overfit.keras.KerasFixture "$folder"
echo "== Keras loads"
"$PYTHON" src/test/python/check_keras.py load "$folder"
