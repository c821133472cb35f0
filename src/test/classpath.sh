# To be sourced in the project's folder: `classpath SCOPE` says where the libraries of Maven's scope (runtime, test) are. Asks
# Maven where pom.xml has changed since.
classpath() {
  local file=target/$1-classpath.txt
  { [ "$file" -nt pom.xml ] || mvn -B -ntp -q dependency:build-classpath -Dmdep.includeScope="$1" \
    -Dmdep.outputFile="$file" -Dmdep.regenerateFile=true >&2; } && cat "$file"
}
