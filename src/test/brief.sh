# To be sourced in the project's folder: the array `overfit` is the command as in command.sh, for runs of seconds. It starts with half
# the work: without the optimizing compiler, and with most classes from an archive that all these JVMs share, which needs a jar.
# Needs mvn compile.
# shellcheck source=src/test/command.sh
. src/test/command.sh
share() { # share FOLDER: makes the jar and, by a short training and its report, the archive
  local made
  mkdir -p target
  made=$(mktemp -d target/brief-XXXXXX)
  jar --create --file "$made/overfit.jar" -C target/classes .
  rm -rf "$1"
  mv -T "$made" "$1"
  java -Xmx1g "${heap[@]}" -XX:ArchiveClassesAtExit="$1/overfit.jsa" -cp "$1/overfit.jar:$libraries" dev.overfit.cli.Main \
    --data src/test/resources/cases/01-own-header.csv --label churned --models Tiny --epochs 1 --progress none \
    --results "$1/results" --graphs "$1/graphs" >"$1/said" 2>&1 || {
    cat "$1/said" >&2
    return 1
  }
}
shared=target/brief
[ -e "$shared/overfit.jsa" ] && [ -z "$(find target/classes pom.xml -newer "$shared/overfit.jsa" -print -quit)" ] || share "$shared"
overfit=(java -Xmx1g "${heap[@]}" -XX:TieredStopAtLevel=1 -XX:SharedArchiveFile="$shared/overfit.jsa"
  -cp "$shared/overfit.jar:$libraries" dev.overfit.cli.Main)
