# To be sourced in the project's folder: `classpath SCOPE` prints the class path of the libraries in Maven's scope (runtime, test).
# Asks Maven only if pom.xml has changed since.
classpath() {
  local file=target/$1-classpath.txt
  { [ "$file" -nt pom.xml ] || mvn -B -ntp -q dependency:build-classpath -Dmdep.includeScope="$1" \
    -Dmdep.outputFile="$file" -Dmdep.regenerateFile=true >&2; } && cat "$file"
}
