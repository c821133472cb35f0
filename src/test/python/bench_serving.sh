#!/usr/bin/env bash
# Rows a second of Java's Predictor beside Python's signatures["serving_default"] on Large: a Markdown table on standard
# output. The two alternate, ROUNDS times (5), each batch size for SECONDS_EACH (1). Needs compiled tests (mvn test-compile) and
# a machine that does nothing else.
#
#   src/test/python/bench_serving.sh [FOLDER]    FOLDER is what check_savedmodel.sh has made, or is made
#
# "threads an operation" is what both let one product use (intra-op threads); "two callers" are two Java threads that call
# one Predictor at once.
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
