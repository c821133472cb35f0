#!/usr/bin/env bash
# image.sh TARGET: runs the consumer that is built in TARGET like the smallest container would: a jlink image, natives unpacked beforehand as
# docs/deploy.md says, a read-only root, a /tmp where nothing may be executed, and no home.
set -euo pipefail
cd "$1"

root=$PWD/image
rm -rf "$root"
mkdir -p "$root"/{app,tmp,proc,dev,lib,lib64,usr/lib,opt/tensorflow,etc}
modules=$(java -p lib:modules --dry-run --show-module-resolution -m consumer/consumer.Consumer |
  grep -oP '^(?!java|jdk)\S+ requires \S+ jrt:/\K\S+' | sort -u | paste -sd,)
jlink --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --output "$root/jre"
unzip -qj lib/tensorflow-core-native-*-linux-*.jar 'org/tensorflow/internal/c_api/*/lib*' -d "$root/opt/tensorflow"
cp -r lib/* modules "$root/app"
rm "$root"/app/tensorflow-core-native-*-linux-*.jar

# The following happens in its own namespace and is gone with it.
unshare --mount --pid --fork bash -euo pipefail -c '
  root=$1
  mount --bind "$root" "$root"
  for folder in lib lib64 usr/lib; do
    [ ! -d "/$folder" ] || mount --bind -o ro "/$folder" "$root/$folder"
  done
  mount -t proc proc "$root/proc"
  touch "$root/dev/urandom" "$root/dev/null" "$root/dev/random"
  for device in urandom random null; do
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  mount -o remount,bind,ro "$root"
  mount -t tmpfs -o noexec,size=64m tmpfs "$root/tmp"
  env -i "$(command -v chroot)" --userspec=12345:12345 "$root" /jre/bin/java \
    -Djava.library.path=/opt/tensorflow -Dorg.bytedeco.javacpp.pathsfirst=true \
    -p /app:/app/modules -m consumer/consumer.Consumer
' -- "$root"
rm -rf "$root"
