#!/usr/bin/env bash
# Looks up known vulnerabilities in the public database OSV (https://osv.dev) for all libraries that pom.xml brings in and for
# those that the build itself runs on:
#
#   src/test/audit.sh [--url URL]     URL answers as https://api.osv.dev does
#
# Exit codes: 0 none known, 1 some known, 2 the database could not be reached. Needs a network, so no build runs it.
set -euo pipefail
cd "$(dirname "$0")/../.."

mkdir -p target/audit
mvn -B -ntp -q dependency:list -DincludeScope=test -DoutputFile="$PWD/target/audit/libraries.txt"
mvn -B -ntp -q dependency:resolve-plugins -DoutputFile="$PWD/target/audit/plugins.txt"
exec python3 src/test/python/audit.py target/audit/libraries.txt target/audit/plugins.txt "$@"
