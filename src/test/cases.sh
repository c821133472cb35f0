#!/usr/bin/env bash
# Gives the command every file of src/test/resources/cases, which are realistic inputs, and checks that it does what that
# folder's README says is right: it trains, or refuses in one line, and predicts the same file that it was trained on.
#
#   src/test/cases.sh    Needs mvn compile.
set -euo pipefail
cd "$(dirname "$0")/../.."

# shellcheck source=src/test/brief.sh
. src/test/brief.sh
cases=src/test/resources/cases
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
count=0

run() { # run FILE OPTION...: runs the command on a file, with its output in $work/out and its exit code in $code
  local file=$1
  shift
  count=$((count + 1))
  code=0
  "${overfit[@]}" --data "$cases/$file" "$@" >"$work/out" 2>&1 </dev/null || code=$?
}

train() { # train FILE OPTION...: the same as run, for a short training of one model
  rm -rf "$work/graphs" "$work/results"
  run "$@" --models Tiny --epochs 3 --results "$work/results" --graphs "$work/graphs" --progress none
}

expect() { # expect CODE WHAT TEXT...: checks the code and that each text is in the output; -TEXT must not be
  local expected=$1 what=$2 text
  shift 2
  [ "$code" = "$expected" ] || fail "$what" "code $expected, found $code"
  for text in "$@"; do
    case $text in
    -*) ! grep -qF -- "${text#-}" "$work/out" || fail "$what" "nothing of '${text#-}'" ;;
    *) grep -qF -- "$text" "$work/out" || fail "$what" "'$text'" ;;
    esac
  done
}

fail() { # fail WHAT EXPECTED
  failed=$((failed + 1))
  echo "-- $1: expected $2"
  tail -n 40 "$work/out"
}

trains() { # trains FILE "OPTION..." TEXT...: checks that it trains to a report and prints the texts
  local file=$1 options=$2
  shift 2
  # shellcheck disable=SC2086
  train "$file" $options
  expect 0 "$file $options" "$@" -signal -background -HIGGS -Baldi -NaN
  [ -s "$work/results/sizes/report.html" ] || fail "$file $options" "a report"
}

predicts() { # predicts FILE ROWS OPTION...: checks that the last trained model gives a probability for each of the rows
  local file=$1 rows=$2
  shift 2
  run "$file" --predict "$work/graphs/sizes/Tiny" --output "$work/p.csv" "$@"
  expect 0 "$file, predicted"
  [ "$(tail -n +2 "$work/p.csv" | grep -cE '(^|,)[01]?\.?[0-9].*$')" = "$rows" ] || fail "$file, predicted" "$rows rows"
}

refuses() { # refuses FILE "OPTION..." TEXT...: checks for code 3, one line with the texts, and no file
  local file=$1 options=$2
  shift 2
  # shellcheck disable=SC2086
  train "$file" $options
  expect 3 "$file $options" "$@"
  [ "$(grep -c '^overfit: ' "$work/out")" = 1 ] || fail "$file $options" "one line"
  [ ! -e "$work/results/sizes/report.html" ] || fail "$file $options" "no report"
}

trains 01-own-header.csv "--label churned" 'label churned: "1" is 1'
predicts 01-own-header.csv 200
trains 02-bank-semicolon.csv "--label y" 'label y: "yes" is 1' category
predicts 02-bank-semicolon.csv 60
refuses 03b-wdbc-M-B.data "--label 1" '"M"' '"B"' rows positive=
trains 03b-wdbc-M-B.data "--label 1 --positive M" 'column_0: left out, identifier'
predicts 03b-wdbc-M-B.data 40
trains 03b-wdbc-M-B.data "--label 1 --positive M --ignore 0" -column_0
refuses 04-ionosphere-g-b.data "--label last" '"g"' '"b"' positive=
trains 04-ionosphere-g-b.data "--label last --positive g" '"g" is 1, "b" is 0'
predicts 04-ionosphere-g-b.data 60
trains 05-label-minus1.csv "--label y" '"1" is 1, "-1" is 0'
trains 05c-feature-truefalse.csv "--label y" 'category, 2 texts'
predicts 05c-feature-truefalse.csv 300
for file in 06a-empty-cell.csv 06b-NA.csv; do
  trains "$file" "--label y --split first --validation 1 --test 0" '1 missing, filled with the median'
  predicts "$file" 4
done
refuses 07d-utf16.csv "--label y" 'expected UTF-8, found UTF-16; say encoding=UTF-16'
refuses 07e-latin1-header.csv "--label y" 'line 1: expected UTF-8' encoding=ISO-8859-1
train 07e-latin1-header.csv --label x --encoding ISO-8859-1
expect 3 "07e-latin1-header.csv, its names" 'größe'
for file in 08-trailing-blank.csv 08e-excel-empty-rows.csv 11-tabs.tsv; do # only one of their two rows trains
  refuses "$file" "--label y --split first --validation 1 --test 0" 'a: left out, constant, 3;' 'b: left out, constant, 4;'
done
refuses 10d-decimal-comma.csv "--label y --split first --validation 1 --test 0" 'constant, 0.5;' 'constant, 3.75;'
trains 09c-pandas-index.csv "--label y --split first --validation 1 --test 0" 'column_0: left out, identifier'
refuses 09d-dup-header.csv "--label y" 'expected distinct names' 'columns 2 and 3'
trains 10e-units.csv "--label y --split first --validation 1 --test 0" '"12f"'
trains 12-numeric-header.csv "--label 3 --header true" 'label 3: "1" is 1'
predicts 12-numeric-header.csv 200
trains 13-constant-train.csv "--label y" 'flag: left out, constant'
predicts 13-constant-predict.csv 4
[ "$(tail -n +2 "$work/p.csv" | sort -u | wc -l)" = 2 ] || fail 13-constant-predict.csv "predictions that do not depend on flag"
trains 14-si-units-nano.csv "--label y" ' to test'
cp "$work/results/sizes/history/Tiny.csv" "$work/metres.csv"
trains 14b-same-in-nm.csv "--label y" ' to test'
python3 - "$work/metres.csv" "$work/results/sizes/history/Tiny.csv" <<'PY' || fail 14b-same-in-nm.csv "the figures in metres to 1e-4"
import csv, sys
a, b = ([list(map(float, row)) for row in list(csv.reader(open(f)))[1:]] for f in sys.argv[1:])
assert len(a) == len(b) == 3 and all(abs(x - y) <= 1e-4 for r, s in zip(a, b) for x, y in zip(r, s)), (a, b)
PY
trains 15-fill-value.csv "--label y" '9.96921E36' 'so far from the others'
predicts 15-fill-value.csv 200
trains 16-epoch-ms.csv "--label y" ' to test'
predicts 16-epoch-ms.csv 300
trains 17-imbalance.csv "--label y" 'Knowing nothing' Accuracy AUC 'average precision'
trains 18-sorted.csv "--label y" -'all have the label'
train h5-higgs-sorted.csv --validationRows 20 --trainingRows 40
expect 0 h5-higgs-sorted.csv 'the rows that validate, 20 of them, all have the label' -'generalises best' -overfits
trains 21-susy.csv "--label 0" ' to test'
refuses 21-susy.csv "" 'expected the layout of HIGGS' 'label='
trains 24-adult.data "--label last --positive >50K" '">50K" is 1, "<=50K" is 0'
refuses 25e-nul-bytes.csv "--label last" 'line 3, character 4' 'NUL'
refuses 34b-bad-quote-line-302.csv "--label last" 'line 302'
train h1-higgs-header.csv --validationRows 20 --trainingRows 40
expect 0 h1-higgs-header.csv '40 rows to train, 20 to validate' -' to test'
train h1-higgs-header.csv --validationRows 10 --trainingRows 30
expect 0 h1-higgs-header.csv '30 rows to train, 10 to validate, 20 to test'
train h1-higgs-header.csv --validationRows 10 --trainingRows 30 --testRows 21
expect 3 h1-higgs-header.csv 'expected 61 rows, found 60'
train h1-higgs-header.csv --label 0 --testRows 5
expect 2 h1-higgs-header.csv 'testRows: expected with rows of HIGGS, received it with label'
train h6-higgs-1e30.csv --validationRows 15 --trainingRows 30
expect 0 h6-higgs-1e30.csv diverged -'does not overfit' -'generalises best'
train h10-higgs-pandas-numeric-header.csv --validationRows 20 --trainingRows 40
expect 3 h10-higgs-pandas-numeric-header.csv 'line 1: expected a row' header=true
trains h10-higgs-pandas-numeric-header.csv "--label 0 --header true" '36 rows to train, 12 to validate, 12 to test'
train h11-higgs-all-background.csv --validationRows 20 --trainingRows 40
expect 3 h11-higgs-all-background.csv 'nothing to learn'

reference() { # reference FILE OPTION...: predicts with the model in graphs/reference
  local file=$1
  shift
  run "$file" --predict graphs/reference/Tiny --output "$work/p.csv" "$@"
}
reference p3-trailing-blank.csv
expect 0 p3-trailing-blank.csv ' 60 rows'
reference p4-missing.csv
expect 3 p4-missing.csv 'line ' 'column ' 'expected a finite number'
reference p6-extra-columns.csv --id id
expect 0 p6-extra-columns.csv
head -n 2 "$work/p.csv" | tr '\n' ' ' | grep -q '^id,probability A0,0\.' || fail p6-extra-columns.csv "an id beside each"
reference p10b-label-last-noheader.csv
expect 3 p10b-label-last-noheader.csv 'expected a label' label=last
reference p10b-label-last-noheader.csv --label last
expect 0 p10b-label-last-noheader.csv
[ "$(sed -n '2,4p' "$work/p.csv" | awk '{ printf "%.3f ", $1 }')" = "0.664 0.827 0.805 " ] || fail p10b-label-last-noheader.csv "0.664, 0.827, 0.805"

for file in "$cases"/*; do
  grep -qF "$(basename "$file")" "$0" || fail "$(basename "$file")" "to be looked at here"
done
echo "$count runs over $(find "$cases" -type f ! -name README.md | wc -l) files, $failed wrong"
[ "$failed" = 0 ]
