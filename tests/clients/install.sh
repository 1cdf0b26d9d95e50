#!/bin/sh
# Installs the SDKs that the client tests drive, with the exact versions of package.json, into BUILD/clients.
#
#   tests/clients/install.sh [build/clients]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"$here/../../build/clients"}
mkdir -p "$target"
cp "$here/package.json" "$target/package.json"
cd "$target"
npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error
echo "installed in $target"
