#!/usr/bin/env bash
# Trains on realistic tables and lets Python predict from their raw columns with the SavedModels: its probabilities must be those
# that the command wrote for the same files. Needs mvn compile.
#
#   src/test/python/check_tables.sh
#
# PYTHON names an interpreter with requirements.txt installed; without it, .venv is used, and made if it is missing.
set -euo pipefail
cd "$(dirname "$0")/../../.."

if [ -z "${PYTHON:-}" ]; then
  src/test/python/venv.sh
  PYTHON=.venv/bin/python
fi
# shellcheck source=src/test/brief.sh
. src/test/brief.sh
models=(Tiny Small)
epochs=5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

overfit() { # overfit ARGUMENT...: runs the command and shows its output only if it fails
  "${overfit[@]}" "$@" >"$work/out" 2>&1 </dev/null || {
    cat "$work/out"
    echo "FAILED: $*" >&2
    exit 1
  }
}

made=()
table() { # table FILE OPTION...: trains to a report, then predicts the same file with each model
  local file=$1 folder
  shift
  folder=$work/$(basename "$file")
  overfit --data "$file" "$@" --models "$(IFS=, && echo "${models[*]}")" --epochs "$epochs" --progress none \
    --results "$folder/results" --graphs "$folder/graphs"
  [ -s "$folder/results/sizes/report.html" ] || { echo "FAILED: $file: no report" >&2 && exit 1; }
  for model in "${models[@]}"; do
    overfit --data "$file" --predict "$folder/graphs/sizes/$model" --output "$folder/$model.csv"
  done
  made+=("$file" "$folder")
}

cases=src/test/resources/cases
table "$cases/01-own-header.csv" --label churned
table "$cases/02-bank-semicolon.csv" --label y
table "$cases/24-adult.data" --label last --positive '>50K'
table "$cases/15-fill-value.csv" --label y
table "$cases/16-epoch-ms.csv" --label y
real=../shared/tables
if [ -d "$real" ]; then
  table "$real/wisconsin.csv" --label Class
  table "$real/titanic.csv" --label Survived
  table "$real/pima-missing.csv" --label diabetes
else
  echo "skipped: wisconsin, titanic and pima-missing, since there is no folder $real"
fi
"$PYTHON" src/test/python/check_tables.py "${models[*]}" "${made[@]}"
