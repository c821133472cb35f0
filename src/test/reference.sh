#!/usr/bin/env bash
# Makes results/reference anew: its full suites on real rows, each model 8 times, which takes hours, best on a quiet
# machine. Event files, checkpoints and SavedModels stay in target/reference, from where a run that was cut short resumes.
#
#   src/test/reference.sh [HIGGS.csv.gz]    Uses the sample in the artifact if no file is named; RUN=no takes the results
#                                           already in target/reference; REPLICATES=5 trains each model 5 times;
#                                           SUITES=remedies or SUITES=data makes that suite's (on two cores 25 to 60 minutes
#                                           for each time)
set -euo pipefail
data=sample
if [ $# -gt 0 ]; then
  rows=$(realpath "$1")
  data=target/reference/$(basename "$rows")
fi
cd "$(dirname "$0")/../.."
work=target/reference
reference=results/reference
read -ra suites <<<"${SUITES:-sizes regularizers augmentation}"

mvn -B -q compile
# shellcheck source=src/test/command.sh
. src/test/command.sh
if [ "${RUN:-yes}" = yes ]; then
  mkdir -p "$work"
  # Copied so that the names of the rows and of the results' folder in the page do not reveal this machine.
  [ $# -eq 0 ] || cp "$rows" "$data"
  for suite in "${suites[@]}"; do
    "${overfit[@]}" --suite "$suite" --data "$data" --progress dots \
      --replicates "${REPLICATES:-8}" --resume true \
      --results "$PWD/$work/results" --graphs "$PWD/$work/graphs" | tee "$work/$suite.txt"
  done
fi

src/test/page/install.sh
node src/test/page/check_page.mjs "$work/screenshots" "${suites[@]/#/$work/results/}"
for suite in "${suites[@]}"; do
  mkdir -p "$reference/$suite"
  rm -rf "${reference:?}/$suite"/*
  (cd "$work/results/$suite" && cp -r history plots report.html run.json ./*.csv "$OLDPWD/$reference/$suite")
  # The histories of the other replicates are in the tables; the logits are large.
  rm -f "$reference/$suite"/history/*-[0-9]*.csv "$reference/$suite"/test-logits.csv
  src/test/page/screenshots.sh "$reference/$suite"
done
if grep -rlF "$PWD" "$reference"; then
  echo "the files above name a folder of this machine" >&2
  exit 1
fi
du -sh "$reference"
