# To be sourced in the project's folder: `classpath SCOPE` prints the class path of the libraries in Maven's scope (runtime, test).
# Asks Maven only if pom.xml has changed since. `brief` has the options of a JVM that runs for seconds, in which the optimizing compiler
# would cost more than it saves.
# shellcheck disable=SC2034
brief=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
classpath() {
  local file=target/$1-classpath.txt
  # The file appears whole, since another script may look for it meanwhile.
  { [ "$file" -nt pom.xml ] || { mvn -B -ntp -q dependency:build-classpath -Dmdep.includeScope="$1" \
    -Dmdep.outputFile="$file.$$" -Dmdep.regenerateFile=true >&2 && mv "$file.$$" "$file"; }; } && cat "$file"
}
