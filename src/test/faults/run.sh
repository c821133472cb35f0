#!/usr/bin/env bash
# Tests what can go wrong around a run of the real command: kills, signals, shared folders, full and read-only disks, natives that do
# not load, changing data, a long life. Needs compiled tests (mvn test-compile). Takes the names of parts, or none for all; KILLS and
# TRAININGS set how many.
set -euo pipefail
cd "$(dirname "$0")/../../.."

parts=("$@")
[ $# -gt 0 ] || parts=(KilledRuns Signals SharedFolders FullOutput ChangedData Disks Natives Soak)

# shellcheck source=src/test/classpath.sh
. src/test/classpath.sh
libraries=$(classpath test)
classes="target/classes:target/test-classes:$libraries"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"

run() {
  java "${brief[@]}" -Xmx256m -Djava.io.tmpdir="$work" -Dslf4j.internal.verbosity=WARN -Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider \
    -cp "$classes" "$@" 2> >(grep -v -E '^WARNING: All log messages before absl|^[IWE][0-9]{4} ' >&2)
}

for part in "${parts[@]}"; do
  case $part in
    KilledRuns) run dev.overfit.faults.KilledRuns "$work/KilledRuns" "${KILLS:-20}" ;;
    # With the full heap from the start, few arenas and the small compiler (in brief), only a leak can make memory grow.
    Soak) MALLOC_ARENA_MAX=2 run -Xms256m -XX:+AlwaysPreTouch dev.overfit.training.RepeatedTrainings "${TRAININGS:-200}" ;;
    Disks | Natives)
      if unshare --mount true 2>/dev/null && unshare --mount mount -t tmpfs none /mnt 2>/dev/null; then
        own=(unshare --mount)
      elif unshare --map-root-user --mount mount -t tmpfs none /mnt 2>/dev/null; then
        own=(unshare --map-root-user --mount)
      else
        echo "$part: left out: this machine allows no mounts, which small and read-only disks need"
        continue
      fi
      "${own[@]}" "$(command -v java)" "${brief[@]}" -Xmx256m -Djava.io.tmpdir="$work" -cp "$classes" "dev.overfit.faults.$part" "$work/$part"
      ;;
    *) run "dev.overfit.faults.$part" "$work/$part" ;;
  esac
done
