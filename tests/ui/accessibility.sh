#!/bin/sh
# The window as a screen reader gets it: the real program on a virtual display, walked over AT-SPI page by page.
#
# Usage: tests/ui/accessibility.sh [BUILD_DIR]
# Ends with 77 (and says so) where dbus, at-spi2-core or python3-pyatspi is missing.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
program=${1:-$root/build/dev}/ui/gatehouse
launcher=/usr/libexec/at-spi-bus-launcher

if [ -z "${GATEHOUSE_INSIDE_BUS:-}" ]; then
    for tool in dbus-run-session Xvfb "$launcher"; do
        command -v "$tool" >/dev/null || { echo "SKIPPED accessibility: $tool is not installed" >&2; exit 77; }
    done
    /usr/bin/python3 -c 'import pyatspi' 2>/dev/null || { echo "SKIPPED accessibility: python3-pyatspi is not installed" >&2; exit 77; }
    GATEHOUSE_INSIDE_BUS=yes exec dbus-run-session -- "$0" "$@"
fi

work=$(mktemp -d)
ids=''
# Whatever we started ends with us, by its own id.
finish() {
    for id in $ids; do kill "$id" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT
export XDG_RUNTIME_DIR="$work" QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 LC_ALL=C.UTF-8 NO_AT_BRIDGE=0
mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp >/dev/null 2>&1 3>"$work/number" &
ids="$ids $!"
read -r number <"$work/number"
export DISPLAY=":$number"
"$launcher" --launch-immediately >/dev/null 2>&1 &
ids="$ids $!"
mkdir "$work/data"
echo '{"version": 1, "providers": [{"id": "sample"}, {"id": "openai"}]}' >"$work/data/gatehouse.json"
status=0
for page in dashboard traffic routes prompts playground providers deploy history settings wizard; do
    "$program" --profile "$work/data" --listen 127.0.0.1:0 --page "$page" 2>"$work/log" &
    id=$!
    ids="$ids $id"
    printf '%s: ' "$page"
    /usr/bin/python3 "$root/tests/ui/accessibility.py" "$id" 2>"$work/python" || { status=1; cat "$work/python" >&2; }
    kill "$id"
    wait "$id" || true
done
exit "$status"
