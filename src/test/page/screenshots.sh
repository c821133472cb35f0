#!/usr/bin/env bash
# Puts pictures of a suite's report next to it: page.png, light and wide, and page-phone.png, dark and as a phone shows it.
#
#   src/test/page/screenshots.sh FOLDER...    FOLDER contains report.html, such as results/sizes
set -euo pipefail
here=$(dirname "$0")
"$here"/install.sh
node "$here"/screenshots.mjs "$@"
