#!/usr/bin/env bash
# Predicts rows of HIGGS alternately with the command and on two Spark executors, checks that each row has the same probability to
# the last digit, and prints the rows a second of each, from start to end and, for Spark, also without its start. The rows repeat
# every 500,000. Needs what predict.sh needs and about 1 GB of disk for a million rows. Nothing else should run on the machine
# meanwhile.
#
#   src/test/spark/bench_predict.sh [rows] [turns] [folder of a model]
set -euo pipefail
cd "$(dirname "$0")/../../.."
rows=${1:-10000000} turns=${2:-3} model=${3:-graphs/reference/Tiny}

. src/test/command.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -B -ntp -q -f src/spark/pom.xml ${OVERFIT_VERSION:+"-Doverfit.version=$OVERFIT_VERSION"} dependency:build-classpath \
  -Dmdep.includeScope=compile -Dmdep.outputFile="$work/classpath"
spark=(java -Dmaster='local-cluster[2,1,1024]' -Dthreads=1
  -cp "$PWD/src/spark/target/classes:$(<"$work/classpath")" dev.overfit.spark.Predict)

awk -v rows="$((rows < 500000 ? rows : 500000))" 'BEGIN { srand(7); for (r = 0; r < rows; r++) { line = int(2 * rand());
  for (c = 0; c < 28; c++) line = line sprintf(",%.8g", 4 * rand() - 2); print line } }' >"$work/some.csv"
for ((made = 0; made < rows; made += 500000)); do cat "$work/some.csv"; done | head -n "$rows" >"$work/rows.csv"
rm "$work/some.csv"

timed() { # timed COMMAND...: runs it and sets seconds
  local begun
  begun=$(date +%s.%N)
  "$@" >"$work/said" 2>&1 || {
    cat "$work/said" >&2
    exit 1
  }
  seconds=$(awk -v begun="$begun" -v ended="$(date +%s.%N)" 'BEGIN { print ended - begun }')
}
say() { # say WHO SECONDS
  awk -v who="$1" -v rows="$rows" -v seconds="$2" 'BEGIN { printf "%s: %.1f s, %.0f rows a second\n", who, seconds, rows / seconds }'
}
for ((turn = 0; turn < turns; turn++)); do
  timed "${overfit[@]}" --threads 1 --predict "$model" --data "$work/rows.csv" --output "$work/predicted.csv"
  say command "$seconds"
  rm -rf "$work/predicted"
  timed "${spark[@]}" --model "$model" --data "$work/rows.csv" --output "$work/predicted"
  say 'Spark, from its start' "$seconds"
  say 'Spark, in a session' "$(sed -n 's/.* rows in \([0-9.]*\) s$/\1/p' "$work/said")"
  cmp <(tail -n +2 "$work/predicted.csv") <(tail -qn +2 "$work"/predicted/part-* | sed 's/.*,//')
done
echo "$rows rows: each probability is the command's, in $(find "$work/predicted" -name 'part-*' | wc -l) parts"
