#!/usr/bin/env bash
# Runs the command briefly on the sample of real rows, with a suite for each kind of page, for the checks of event files and pages.
#
#   src/test/study.sh [FOLDER]    FOLDER, target/study by default, is made anew with results/ and graphs/ in it. Needs mvn compile.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-target/study}

# shellcheck source=src/test/brief.sh
. src/test/brief.sh
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
