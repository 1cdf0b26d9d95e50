#!/bin/sh
# tests/fuzz/run.sh SECONDS [TARGET...]: runs every fuzz target (or those named) that long each; a finding ends it with 1.
# Seeds come from corpus/TARGET and, where it lies beside the checkout, from ../shared/data/http1. Nothing is written
# into the tree: what is found stays in $FUZZ_OUT (a temporary folder unless given).
set -eu
seconds=${1:?usage: run.sh SECONDS [TARGET...]}
shift
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$(dirname -- "$here")")
build=${FUZZ_BUILD:-$root/build/fuzz}
out=${FUZZ_OUT:-$(mktemp -d)}
[ -f "$build/build.ninja" ] || (cd "$root" && cmake --preset fuzz)
cmake --build "$build"

targets=$*
if [ -z "$targets" ]; then
  for source in "$here"/fuzz_*.cpp; do targets="$targets $(basename "$source" .cpp)"; done
fi

shared="$root/../shared/data/http1/parser_cases.jsonl"
status=0
for target in $targets; do
  seeds="$out/$target"
  mkdir -p "$seeds"
  [ -d "$here/corpus/$target" ] && cp "$here/corpus/$target"/* "$seeds/"
  case $target in
    fuzz_http_*)
      if [ -f "$shared" ]; then
        python3 - "$shared" "${target#fuzz_http_}" "$seeds" <<'SEEDS'
import base64, json, sys
path, side, seeds = sys.argv[1:]
for line in open(path, encoding="utf-8"):
    row = json.loads(line)
    if row.get("side") == side and "raw_b64" in row:
        with open(f"{seeds}/{row['id']}", "wb") as seed:
            seed.write(base64.b64decode(row["raw_b64"]))
SEEDS
      else
        echo "$target: no shared cases beside the checkout, own seeds only"
      fi ;;
  esac
  echo "== $target, $seconds s"
  if "$build/tests/fuzz/$target" -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=1024 \
      -print_final_stats=1 -verbosity=0 -artifact_prefix="$out/$target-" "$seeds" >"$out/$target.log" 2>&1; then
    grep -E 'number_of_executed_units|average_exec|peak_rss' "$out/$target.log" || true
  else
    tail -n 60 "$out/$target.log"
    echo "$target: a finding, see $out"
    status=1
  fi
done
exit $status
