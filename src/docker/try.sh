#!/usr/bin/env bash
# try.sh ROOT ROWS: runs the command in ROOT, as made by src/docker/root.sh, like the strictest container would: a read-only root, a user
# without name and home, a /tmp where nothing may be executed, no network, and of the base only libraries, fonts, a shell and readlink.
# ROWS is a file of rows of HIGGS.
set -euo pipefail
root=$(realpath "$1")
rows=$(realpath "$2")

mkdir -p "$root"/{bin,tmp,proc,dev,lib,lib64,usr/lib,usr/share/fonts,etc/fonts,var/cache/fontconfig}
cp "$(command -v dash)" "$root/bin/sh"
cp "$(command -v readlink)" "$root/bin/readlink"
cp "$rows" "$root/rows.csv"
chmod 644 "$root/rows.csv"

# The following happens in its own namespace and is gone with it.
unshare --mount --pid --net --fork bash -euo pipefail -c '
  root=$1
  mount --bind "$root" "$root"
  for folder in lib lib64 usr/lib usr/share/fonts etc/fonts var/cache/fontconfig; do
    [ ! -d "/$folder" ] || mount --bind -o ro "/$folder" "$root/$folder"
  done
  mount -t proc proc "$root/proc"
  for device in urandom null random; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  mount -o remount,bind,ro "$root"
  mount -t tmpfs -o noexec,size=64m tmpfs "$root/tmp"
  mount -t tmpfs -o noexec,size=64m,uid=10001,gid=10001,mode=755 tmpfs "$root/study"
  env -i PATH=/opt/overfit/bin:/bin JAVA_HOME=/opt/java "$(command -v chroot)" --userspec=10001:10001 "$root" /bin/sh -euc "
    cd /study
    overfit --version && test -w /study
    if (: >/opt/overfit/x) 2>/dev/null; then echo expected a root that is read-only; exit 1; fi
    overfit sizes --data sample --models Tiny --epochs 3 --progress none
    overfit predict graphs/sizes/Tiny /rows.csv
  "
  for file in results/sizes/report.html results/sizes/plots/comparison.png graphs/sizes/Tiny/1/saved_model.pb probabilities.csv; do
    [ -s "$root/study/$file" ] || { echo "container: expected /study/$file, received none" >&2; exit 1; }
  done
' -- "$root"
