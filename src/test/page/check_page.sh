#!/usr/bin/env bash
# Opens the reports of a study in headless Chromium at 1280 and 390 pixels, light and dark, and checks them: no text is cut off, no
# picture covers another or text, nothing scrolls sideways or comes from the network, text has a readable size and contrast, the
# skip link works by keyboard, axe finds nothing serious, no link is dead if the page stands alone, each control works by
# keyboard, and in print on A4 and Letter nothing is cut and there are at most six pages. Leaves the pictures in
# FOLDER/screenshots, to be looked at.
#
#   src/test/page/check_page.sh [FOLDER]    FOLDER is made by src/test/study.sh, target/study by default
#
# CHROMIUM names the browser if it is not on the PATH.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=${1:-target/study}

src/test/page/install.sh
node src/test/page/check_page.mjs "$folder/screenshots" "$folder"/results/{sizes,regularizers,augmentation,data}
