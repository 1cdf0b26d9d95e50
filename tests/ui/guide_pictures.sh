#!/bin/sh
# Makes the pictures of README and user guide anew, in both themes, from the real program and its own tests.
#
# Usage: tests/ui/guide_pictures.sh [BUILD_DIR]      (built with tests; the pictures go to docs/images)
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/dev}
shots=$(mktemp -d)
trap 'rm -rf "$shots"' EXIT
"$root/tests/ui/screenshots.sh" "$build" "$shots" >/dev/null
# A call that runs, opened: the store of the other pictures has no conversation worth reading.
GATEHOUSE_PICTURES=$shots QT_QPA_PLATFORM=offscreen "$build/tests/ui_tests" ui/pages/traffic_pictures_test >/dev/null
GATEHOUSE_PICTURES=$shots QT_QPA_PLATFORM=offscreen "$build/tests/ui_tests" ui/pages/routes/route_editor_test >/dev/null
GATEHOUSE_PICTURES=$shots QT_QPA_PLATFORM=offscreen "$build/tests/ui_tests" ui/pages/playground/playground_page_test >/dev/null
for each in limits_page limit_view; do
    GATEHOUSE_PICTURES=$shots QT_QPA_PLATFORM=offscreen "$build/tests/ui_tests" "ui/pages/limits/${each}_test" >/dev/null
done
for each in guardrails_page rule_view security_view; do
    GATEHOUSE_PICTURES=$shots QT_QPA_PLATFORM=offscreen "$build/tests/ui_tests" "ui/pages/guardrails/${each}_test" >/dev/null
done
for each in cache_page kept_view; do
    GATEHOUSE_PICTURES=$shots QT_QPA_PLATFORM=offscreen "$build/tests/ui_tests" "ui/pages/cache/${each}_test" >/dev/null
done

# keep NAME PICTURE: 256 colours are enough for a window, and a third of the bytes.
keep() {
    for theme in light dark; do
        convert "$shots/$(printf %s "$2" | sed "s/THEME/$theme/")" -strip +dither -colors 256 -define png:compression-level=9 \
            "PNG8:$root/docs/images/$1-$theme.png"
    done
}
keep traffic traffic-conversation-THEME.png
keep trace traffic-trace-THEME.png
keep routes routes-editor-THEME.png
keep playground playground-THEME.png
keep limits limits-THEME.png
keep limit limit-THEME.png
keep guardrails guardrails-THEME.png
keep guardrails-rule guardrails-rule-THEME.png
keep guardrails-security guardrails-security-THEME.png
keep cache cache-THEME.png
keep cache-entry cache-entry-THEME.png
for page in dashboard providers deploy settings; do
    keep "$page" "$page-THEME-1440x900.png"
done
ls -l "$root/docs/images"
