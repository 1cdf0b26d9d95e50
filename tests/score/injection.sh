#!/usr/bin/env bash
# Prints the bars of prompt injection on the labelled sets: injection.sh PROGRAM SHARED, where SHARED has data/ and tools/.
# First what counts: each source as a model sees it that was trained without it. Then the built-in model through the scorer; it was
# trained on these rows, so that part only shows that the program answers.
set -euo pipefail
program=${1:-build/release/packaging/injection/gatehouse-injection}
shared=${2:-../shared}
if [ ! -r "$shared/tools/score_injection.py" ]; then
  echo "SKIPPED: no labelled sets in $shared" >&2
  exit 0
fi
"$program" cross "$shared/data/injection/dev.jsonl"
echo
echo "The built-in model, on rows it was trained on:"
python3 "$shared/tools/score_injection.py" --data "$shared/data/injection" --cmd "$program score"
