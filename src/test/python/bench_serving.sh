#!/usr/bin/env bash
# Compares the rows a second of Java's Predictor and of Python's signatures["serving_default"] on Large and prints a Markdown
# table. The two alternate for ROUNDS (5) rounds, with SECONDS_EACH (1) for each batch size. Needs compiled tests
# (mvn test-compile) and a machine that does nothing else.
#
#   src/test/python/bench_serving.sh [FOLDER]    FOLDER is made by check_savedmodel.sh, or here if it is missing
#
# "threads an operation" is how many threads both let one matrix product use (intra-op threads); "two callers" are two Java
# threads that call one Predictor at once.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=${1:-target/savedmodels}

if [ -z "${PYTHON:-}" ]; then
  src/test/python/venv.sh
  PYTHON=.venv/bin/python
fi
# shellcheck source=src/test/classpath.sh
. src/test/classpath.sh
libraries=$(classpath test)
java=(java -Xmx1g -cp "target/test-classes:target/classes:$libraries"
  dev.overfit.export.ExportFixture)
[ -d "$folder/graphs/lean/Large" ] || "${java[@]}" make "$folder" >&2

lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
for ((round = 1; round <= ${ROUNDS:-5}; round++)); do
  for threads in 1 2; do
    "$PYTHON" src/test/python/bench_serving.py "$folder" "$threads" "${SECONDS_EACH:-1}"
    "${java[@]}" bench "$folder" "$threads" "${SECONDS_EACH:-1}" 2>/dev/null
  done
done | tee "$lines" >&2
"$PYTHON" src/test/python/bench_serving.py table <"$lines"
