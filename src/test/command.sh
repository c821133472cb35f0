# To be sourced in the project's folder: the array `overfit` is the command. Needs mvn compile.
classpath=target/runtime-classpath.txt
mvn -B -q dependency:build-classpath -Dmdep.outputFile="$classpath" -Dmdep.includeScope=runtime
overfit=(java -Xmx1g -cp "target/classes:$(cat "$classpath")" dev.overfit.cli.Main)
