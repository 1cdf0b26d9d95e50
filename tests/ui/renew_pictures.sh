#!/bin/sh
# Keeps the pictures of tests/ui/pictures anew, for changes of the looks that are meant.
#
# Usage: tests/ui/renew_pictures.sh [BUILD_DIR]
# Look at every picture that changed before it is committed: that is what the test is for.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/dev}
GATEHOUSE_RENEW_PICTURES=1 QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1 TZ=UTC LC_ALL=C.UTF-8 \
    "$build/tests/ui_tests" ui/pictures_test
for picture in "$root"/tests/ui/pictures/*/*.png; do
    # 256 colours are enough for a window, nearer than the test's step, and a third of the bytes.
    convert "$picture" -strip +dither -colors 256 -define png:compression-level=9 "PNG8:$picture.small"
    mv "$picture.small" "$picture"
done
git -C "$root" status --short -- tests/ui/pictures
