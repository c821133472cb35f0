#!/usr/bin/env bash
# Opens the reports of a study in headless Chromium at 1280 and 390 pixels, light and dark, and judges them: no text cut off, no
# picture over another or over words, no sideways scrolling, nothing from the network, words of a size and contrast to be read,
# the skip link by keyboard, nothing serious found by axe, no link that is dead where the page stands alone; each control used by
# keyboard, with what it does; printed on A4 and Letter, nothing cut, on six pages at most. Leaves the pictures in
# FOLDER/screenshots, to be looked at.
#
#   src/test/page/check_page.sh [FOLDER]    FOLDER as src/test/study.sh makes it, target/study by default
#
# CHROMIUM names the browser where it is not on the PATH.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=${1:-target/study}

src/test/page/install.sh
node src/test/page/check_page.mjs "$folder/screenshots" "$folder"/results/{sizes,regularizers,augmentation,data}
