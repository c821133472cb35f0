#!/usr/bin/env bash
# Installs the packages of package-lock.json in this folder if they are not there yet.
set -euo pipefail
cd "$(dirname "$0")"
ready=node_modules/ready.json # what was installed

if ! cmp -s package-lock.json "$ready"; then
  npm ci --silent --no-audit --no-fund
  cp package-lock.json "$ready"
fi
