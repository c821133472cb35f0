#!/usr/bin/env bash
# Lets the real TensorBoard read the event files of a study, and those of trainings that were killed.
#
#   src/test/python/check_events.sh [FOLDER]    FOLDER is made by src/test/study.sh, target/study by default
#
# PYTHON names an interpreter with requirements.txt installed; without it, one is made in .venv. KILLS is how often a training
# is killed, 5 by default.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=${1:-target/study}
export TF_CPP_MIN_LOG_LEVEL=${TF_CPP_MIN_LOG_LEVEL:-2}

if [ -z "${PYTHON:-}" ]; then
  src/test/python/venv.sh
  PYTHON=.venv/bin/python
fi
# shellcheck source=src/test/brief.sh
. src/test/brief.sh
"$PYTHON" src/test/python/read_events.py "$folder"/results/{sizes,regularizers,augmentation,data}
"$PYTHON" src/test/python/kill_trainings.py "$folder"/killed "${KILLS:-5}" "${overfit[@]}"
