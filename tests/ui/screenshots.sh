#!/bin/sh
# Pictures of every page in both themes and two sizes, by the real program on a real (virtual) display.
#
# Usage: tests/ui/screenshots.sh [BUILD_DIR] [OUT_DIR]
# The pictures go to build/screenshots: first-* are those of a first run, the others those of a day with 20,000 requests
# (where the program make_store is built). Fails when a picture could not be taken.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/dev}
out=${2:-$root/build/screenshots}
program=$build/ui/gatehouse
make_store=$build/tests/bench/make_store
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
export DISPLAY="$display" QT_QPA_PLATFORM=xcb QT_SCALE_FACTOR=1 TZ=UTC LC_ALL=C.UTF-8 XDG_RUNTIME_DIR="$work"

# pictures PREFIX FOLDER_WITH_DATA [PLACES]: each picture is taken of a fresh copy, so none shows the traces of another.
pictures() {
    for size in 1440x900 960x600; do
        for theme in light dark; do
            for page in dashboard traffic ${3:-} routes playground providers deploy history settings; do
                name=$(printf %s "${page%%=*}" | tr '?' -)
                rm -rf "$work/data"
                cp -r "$2" "$work/data"
                picture="$out/$1$name-$theme-$size.png"
                timeout 60 "$program" --data "$work/data" --listen 127.0.0.1:0 --page "$page" --theme "$theme" \
                    --size "$size" --screenshot "$picture" || { echo "no picture: $picture" >&2; exit 1; }
            done
        done
    done
}

# languages FOLDER_WITH_DATA: the pages in every language that is built in, for people who check words and their room.
languages() {
    for file in "$root"/translations/gatehouse_*.ts; do
        language=$(basename "$file" .ts)
        language=${language#gatehouse_}
        [ "$language" != en ] || continue
        for page in dashboard traffic routes playground providers settings wizard; do
            rm -rf "$work/data"
            cp -r "$1" "$work/data"
            picture="$out/$language-$page-light-1440x900.png"
            timeout 60 "$program" --data "$work/data" --listen 127.0.0.1:0 --page "$page" --theme light --language "$language" \
                --size 1440x900 --screenshot "$picture" || { echo "no picture: $picture" >&2; exit 1; }
        done
    done
}

mkdir "$work/empty"
pictures first- "$work/empty"
if [ -x "$make_store" ]; then
    mkdir "$work/day"
    "$make_store" "$work/day/gatehouse.sqlite" 20000 --index --days=1
    cat >"$work/day/gatehouse.json" <<'CONFIG'
{
  "version": 1,
  "access": {"keys": [{"id": "web", "label": "web-prod", "value": "env:GATEHOUSE_KEY"}]},
  "providers": [{"id": "openai"}, {"id": "anthropic"}, {"id": "groq"}, {"id": "ollama"}]
}
CONFIG
    GATEHOUSE_KEY=screenshots pictures "" "$work/day" "traffic?compare=19961,19977,19985"
    GATEHOUSE_KEY=screenshots languages "$work/day"
else
    echo "make_store is not built: only the pictures of a first run" >&2
fi
ls "$out"
