#!/bin/sh
# Pictures of every page in both themes, by the real program on a real (virtual) display.
#
# Usage: tests/ui/screenshots.sh [BUILD_DIR] [DATA_DIR]
# The pictures go to build/screenshots. DATA_DIR holds a store to show; without it the pages are those of a first run.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/dev}
data=${2:-}
out=$root/build/screenshots
work=$(mktemp -d)
trap 'kill "$display_pid" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$out"
display=:$((90 + $$ % 900))
Xvfb "$display" -screen 0 1600x1000x24 -nolisten tcp >/dev/null 2>&1 &
display_pid=$!
socket=/tmp/.X11-unix/X${display#:}
while [ ! -e "$socket" ]; do
    kill -0 "$display_pid"
    sleep 0.1
done
[ -z "$data" ] || cp -r "$data" "$work/data"
export DISPLAY=$display QT_QPA_PLATFORM=xcb QT_SCALE_FACTOR=1 TZ=UTC LC_ALL=C.UTF-8 XDG_RUNTIME_DIR="$work"
for size in 1440x900 960x600; do
    for theme in light dark; do
        for page in dashboard traffic providers settings; do
            "$build/ui/gatehouse" --data "$work/data" --listen 127.0.0.1:0 --page "$page" --theme "$theme" \
                --size "$size" --screenshot "$out/$page-$theme-$size.png"
        done
    done
done
ls "$out"
