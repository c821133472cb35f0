#!/usr/bin/env bash
# Runs the command itself, short, on the sample of real rows: suites of each kind of page. What the checks of event files and pages
# look at.
#
#   src/test/study.sh [FOLDER]    FOLDER is made anew, target/study by default: results/ and graphs/ in it. Needs mvn compile.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-target/study}

# shellcheck source=src/test/command.sh
. src/test/command.sh
rm -rf "$folder"
mkdir -p "$folder"
study() { # study SUITE OPTION...
  "${overfit[@]}" --suite "$@" --data sample --validationRows 1000 --trainingRows 2000 --epochs 60 \
    --results "$folder/results" --graphs "$folder/graphs" --progress none >"$folder/$1.txt" 2>&1 || {
    cat "$folder/$1.txt"
    exit 1
  }
}
study sizes
study regularizers
study augmentation
study data --models TinyQuarter,TinyHalf,Tiny --replicates 2
