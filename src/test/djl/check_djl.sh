#!/usr/bin/env bash
# Lets DJL's TensorFlow engine predict with exported SavedModels and compares the results with what Java recorded.
#
#   src/test/djl/check_djl.sh FOLDER    FOLDER is made by src/test/python/check_savedmodel.sh
#
# DJL's own download of its natives needs a host that may be unreachable; here they come from Maven Central.
set -euo pipefail
folder=$(realpath "$1")
cd "$(dirname "$0")"

if [ "$(uname -sm)" != "Linux x86_64" ]; then
  echo "DJL: skipped, its natives are taken for 64-bit Linux on x86 only"
  exit
fi
mvn -B -ntp -q compile
export TENSORFLOW_LIBRARY_PATH=$PWD/target/natives LD_LIBRARY_PATH=$PWD/target/natives TF_CPP_MIN_LOG_LEVEL=2
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -cp "target/classes:$(cat target/classpath.txt)" dev.overfit.djl.DjlCheck "$folder"
