# To be sourced in the project's folder: the array `overfit` is the command with the small heap that Maven would give it.
# Needs mvn compile.
# shellcheck source=src/test/classpath.sh
. src/test/classpath.sh
libraries=$(classpath runtime)
mapfile -t heap < <(grep -e '^-XX:' .mvn/jvm.config)
overfit=(java -Xmx1g "${heap[@]}" -cp "target/classes:$libraries" dev.overfit.cli.Main)
