#!/usr/bin/env bash
# Prints how well alike questions are told on the labelled sets, and the curve of thresholds: semantic.sh PROGRAM SHARED, where SHARED has
# data/ and tools/.
set -euo pipefail
program=${1:-build/release/packaging/models/gatehouse-likeness}
shared=${2:-../shared}
if [ ! -r "$shared/tools/score_semantic.py" ]; then
  echo "SKIPPED: no labelled sets in $shared" >&2
  exit 0
fi
data=$shared/data/semantic
answers=$(mktemp)
trap 'rm -f "$answers"' EXIT
python3 "$shared/tools/score_semantic.py" --threshold 0.86 --cmd "$program" \
  --data "$data/adversarial_dev.jsonl" "$data/gptcache_mock_dev.jsonl" "$data/qqp_dev.jsonl"
for least in 0.98 0.94 0.90 0.86 0.83 0.80; do
  "$program" "$least" <"$data/workload_dev.jsonl" >"$answers"
  python3 "$shared/tools/score_semantic.py" --name "at $least" --workload "$data/workload_dev.jsonl" --pred "$answers"
done
