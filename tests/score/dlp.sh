#!/usr/bin/env bash
# Prints the bars of the guard's detectors on the labelled sets: dlp.sh SERVER SHARED, where SHARED has data/ and tools/.
set -euo pipefail
server=${1:-build/release/proxy/gatehouse-server}
shared=${2:-../shared}
if [ ! -r "$shared/tools/score_dlp.py" ]; then
  echo "SKIPPED: no labelled sets in $shared" >&2
  exit 0
fi
score() { python3 "$shared/tools/score_dlp.py" --cmd "$server scan" --data "$@"; }
score "$shared/data/dlp/chat_pii.jsonl"
score "$shared/data/dlp/presidio_generated.jsonl"
score "$shared/data/dlp/secrets.jsonl" --types SECRET
score "$shared/data/dlp/stream_split.jsonl"
