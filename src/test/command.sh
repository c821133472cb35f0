# To be sourced in the project's folder: the array `overfit` is the command. Needs mvn compile.
# shellcheck source=src/test/classpath.sh
. src/test/classpath.sh
libraries=$(classpath runtime)
overfit=(java -Xmx1g -cp "target/classes:$libraries" dev.overfit.cli.Main)
