#!/usr/bin/env bash
# Runs the command itself, short, on the sample of real rows: both suites, all models. What the checks of event files and pages look at.
#
#   src/test/study.sh [FOLDER]    FOLDER is made anew, target/study by default: results/ and graphs/ in it. Needs mvn compile.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-target/study}

# shellcheck source=src/test/command.sh
. src/test/command.sh
rm -rf "$folder"
mkdir -p "$folder"
for suite in sizes regularizers; do
  "${overfit[@]}" --suite "$suite" --data sample --validationRows 1000 --trainingRows 2000 --epochs 60 \
    --results "$folder/results" --graphs "$folder/graphs" --progress none >"$folder/$suite.txt" 2>&1 || {
    cat "$folder/$suite.txt"
    exit 1
  }
done
