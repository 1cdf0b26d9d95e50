#!/bin/sh
# Installs the SDKs that the client tests drive, with the exact versions of package.json, into BUILD/clients; or the coding
# agents of agents/package.json into BUILD/agents.
#
#   tests/clients/install.sh [build/clients]
#   tests/clients/install.sh agents [build/agents]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=$here
name=clients
if [ "${1:-}" = agents ]; then
    source=$here/agents
    name=agents
    shift
fi
target=${1:-"$here/../../build/$name"}
mkdir -p "$target"
cp "$source/package.json" "$target/package.json"
cd "$target"
npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error
echo "installed in $target"
