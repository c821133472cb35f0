#!/bin/sh
# root.sh ZIP ROOT: puts into ROOT what the image holds in addition to its base: /opt/overfit with the natives unpacked, /opt/java with the
# modules it needs, and /study for its output. The Dockerfile uses it, and .ci/zip tests it. Needs unzip, and jlink of Java 17 or newer.
set -eu
zip=$1
root=$2

mkdir -p "$root/opt" "$root/study"
unzip -q "$zip" -d "$root/opt"
mv "$root"/opt/overfit-* "$root/opt/overfit"

# Otherwise the command would unpack them as it starts, which needs a home and a folder where written files may be executed.
cd "$root/opt/overfit"
unzip -qj lib/tensorflow-core-native-*-linux-*.jar 'org/tensorflow/internal/c_api/*/lib*' -d natives
case $(uname -m) in
  x86_64) jna=linux-x86-64 ;;
  *) jna=linux-$(uname -m) ;;
esac
unzip -qj lib/jna-*.jar "com/sun/jna/$jna/libjnidispatch.so" -d natives
rm lib/tensorflow-core-native-*-linux-*.jar

jlink --strip-java-debug-attributes --no-header-files --no-man-pages --output "$root/opt/java" --add-modules \
  java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.management,jdk.unsupported
