#!/usr/bin/env bash
# Predicts the same rows with the command and on two Spark executors, each a process, and compares row by row, to the last digit:
# rows of HIGGS whole, gzipped, in a folder of files and cut into parts, and a realistic table with holes and with texts that the
# model does not know. Also compares what both refuse. Needs mvn compile, the artifact installed as OVERFIT_VERSION (by default
# that of pom.xml), and src/spark compiled. JARS is a class path of Spark, the artifact and their libraries if there is one already.
#
#   src/test/spark/predict.sh [rows of HIGGS]
set -euo pipefail
cd "$(dirname "$0")/../../.."
rows=${1:-60000}

. src/test/brief.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${JARS:-}" ]; then
  mvn -B -ntp -q -f src/spark/pom.xml ${OVERFIT_VERSION:+"-Doverfit.version=$OVERFIT_VERSION"} dependency:build-classpath \
    -DincludeScope=compile -Dmdep.outputFile="$work/classpath"
  JARS=$(<"$work/classpath")
fi
# Executors inherit the options.
spark=(env "JDK_JAVA_OPTIONS=${brief[*]}" java -Dmaster='local-cluster[2,1,1024]' -Dspark.executor.cores=1 -Dthreads=1
  -cp "$PWD/src/spark/target/classes:$JARS" dev.overfit.spark.Predict)
quiet() { # quiet COMMAND...: shows the output only if it fails
  "$@" >"$work/said" 2>&1 || {
    cat "$work/said" >&2
    return 1
  }
}
probabilities() { # probabilities FOLDER: prints the last cells of the rows, in order
  for part in "$1"/part-*; do
    case $part in *.gz) gunzip -c "$part" ;; *) cat "$part" ;; esac | tail -n +2
  done | sed 's/.*[,;]//'
}
same() { # same WHAT MODEL COMMAND'S-DATA SPARK'S-DATA [option...]: predicts with both and compares
  local what=$1 model=$2 data=$3 on_spark=$4
  shift 4
  rm -rf "$work/predicted.csv" "$work/predicted"
  quiet "${overfit[@]}" --threads 1 --predict "$model" --data "$data" --output "$work/predicted.csv" "$@"
  quiet "${spark[@]}" --model "$model" --data "$on_spark" --output "$work/predicted" "$@"
  cmp <(tail -n +2 "$work/predicted.csv") <(probabilities "$work/predicted") || {
    echo "predict: expected the command's probabilities of $what" >&2
    exit 1
  }
  echo "$what: $(probabilities "$work/predicted" | wc -l) rows in $(ls "$work/predicted" | grep -c part) parts, as the command's"
}
refused() { # refused WHAT MODEL DATA WORDS: checks that both end with code 3, and that Spark prints the words and leaves nothing
  local what=$1 model=$2 data=$3 words=$4 code=0
  "${overfit[@]}" --threads 1 --predict "$model" --data "$data" --output "$work/refused.csv" >"$work/said" 2>&1 || code=$?
  [ "$code" = 3 ] || { echo "predict: expected the command to refuse $what, found code $code" >&2; cat "$work/said" >&2; exit 1; }
  code=0
  "${spark[@]}" --model "$model" --data "$data" --output "$work/refused" >"$work/said" 2>&1 || code=$?
  [ "$code" = 3 ] && grep -q "^overfit: .*$words" "$work/said" && [ ! -e "$work/refused" ] || {
    echo "predict: expected code 3, '$words' and no output of $what, found code $code and:" >&2
    cat "$work/said" >&2
    exit 1
  }
  echo "$what: refused, $(grep -o "$words.*" "$work/said" | head -1)"
}

quiet "${overfit[@]}" --suite sizes --models Tiny,Large --data simulated --trainingRows 2000 --epochs 2 --results "$work/results" \
  --graphs "$work/graphs" --progress none
quiet "${overfit[@]}" --suite sizes --models Tiny --data src/example/data/subscribers.csv --label churned --ignore customer \
  --epochs 20 --results "$work/table" --graphs "$work/table" --progress none
higgs=$work/graphs/sizes table=$work/table/sizes/Tiny

# UCI's layout: no header, a label, 28 features.
awk -v rows="$rows" 'BEGIN { srand(7); for (r = 0; r < rows; r++) { line = sprintf("%.18e", rand() < 0.5);
  for (c = 0; c < 28; c++) line = line sprintf(",%.18e", 4 * rand() - 2 + rand() / 1e6); print line } }' >"$work/rows.csv"
gzip -k "$work/rows.csv"
mkdir "$work/files"
split -l $((rows / 3 + 1)) --additional-suffix .csv "$work/rows.csv" "$work/files/"
same "rows of HIGGS, by Large" "$higgs/Large" "$work/rows.csv" "$work/rows.csv"
same "gzipped rows" "$higgs/Tiny" "$work/rows.csv.gz" "$work/rows.csv.gz"
same "a folder of files" "$higgs/Tiny" "$work/rows.csv" "$work/files"
same "files by a pattern, copies averaged" "$higgs/Tiny" "$work/rows.csv" "$work/files/*.csv" --symmetricCopies 4

people=src/example/data/subscribers.csv
{
  head -1 "$people"
  for i in {1..600}; do
    tail -n +2 "$people" | sed -e "$((i % 400 + 1))s/,[a-z][a-z]*,/,unheard of,/" -e "$(((i + 7) % 400 + 1))s/^\([^,]*\),[^,]*,/\1,,/"
  done
} >"$work/holes.csv"
same "a table with holes and unknown texts" "$table" "$work/holes.csv" "$work/holes.csv"
cmp <(tail -n +2 "$work/holes.csv") <(tail -qn +2 "$work"/predicted/part-* | sed 's/,[^,]*$//') || {
  echo "predict: expected the columns of the rows as they stand" >&2
  exit 1
}
sed -e 's/,/;/g' -e '2,$s/\.\([0-9]\)/,\1/g' "$people" >"$work/semicolons.csv"
same "semicolons and decimal commas" "$table" "$work/semicolons.csv" "$work/semicolons.csv"

sed '3000s/,[0-9.e+-]*$/,much/' "$work/rows.csv" >"$work/bad.csv"
refused "a text for a number" "$higgs/Tiny" "$work/bad.csv" 'bad.csv, line 3,000, column .*: expected a finite number within float32, received "much"'
cut -d, -f1,3- "$people" >"$work/short.csv"
refused "a column that is missing" "$table" "$work/short.csv" 'expected a header with the columns that the model was trained on, found none for age'

echo "predict: Spark's predictions are the command's"
