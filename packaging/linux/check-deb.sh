#!/usr/bin/env bash
# Looks Debian packages over: unpacks them into a temporary root, starts both programs from there, and has their files
# checked by the tools that are there. What could not be checked is said.
#
# usage: packaging/linux/check-deb.sh PACKAGE.deb...
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/lib.sh
[ $# -gt 0 ] || die "usage: packaging/linux/check-deb.sh PACKAGE.deb..."

work=$(mktemp -d)
server=''
finish() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT
root=$work/root
id=dev.gatehouse.Gatehouse

skip() { printf '    SKIPPED %s: %s is not installed\n' "$1" "$2" >&2; }
there() { [ -e "$root/$1" ] || die "$1 is not in the packages"; }

for package in "$@"; do
  step "looking at $(basename "$package"): $(du -k "$package" | cut -f1) KiB"
  dpkg-deb -x "$package" "$root"
  dpkg-deb -f "$package" Package Version Depends >&2
  dpkg-deb -f "$package" Depends | grep -q 'libc6' || die "no dependency on libc6: shlibdeps did not run"
  # Everything belongs to root and nobody else may write; programs carry no debug symbols.
  if dpkg-deb -c "$package" | awk '$2 != "root/root" || (substr($1, 1, 1) != "l" && (substr($1, 6, 1) == "w" || substr($1, 9, 1) == "w"))' | grep . >&2; then
    die "owner or rights are wrong"
  fi
  if command -v lintian >/dev/null; then
    # The project has no mail address of its own yet.
    lintian --fail-on error --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog "$package" >&2 || die "lintian has errors"
  else
    skip "lintian of $(basename "$package")" lintian
  fi
done

for file in usr/bin/gatehouse usr/bin/gatehouse-server "usr/share/applications/$id.desktop" \
  "usr/share/metainfo/$id.metainfo.xml" "usr/share/icons/hicolor/scalable/apps/$id.svg" \
  "usr/share/icons/hicolor/128x128/apps/$id.png" usr/share/man/man1/gatehouse.1.gz \
  usr/share/man/man8/gatehouse-server.8.gz usr/lib/systemd/system/gatehouse-server.service \
  etc/gatehouse/gatehouse.json usr/share/doc/gatehouse/copyright usr/share/doc/gatehouse-server/changelog.gz; do
  there "$file"
done
grep -q 'ExecStart=/usr/bin/gatehouse-server' "$root/usr/lib/systemd/system/gatehouse-server.service" ||
  die "the unit starts another program than the package has"

if command -v appstreamcli >/dev/null; then
  appstreamcli validate --no-net "$root/usr/share/metainfo/$id.metainfo.xml" >&2 || die "the AppStream metainfo is not valid"
else
  skip "AppStream metainfo" appstream
fi
if command -v desktop-file-validate >/dev/null; then
  desktop-file-validate "$root/usr/share/applications/$id.desktop" >&2 || die "the desktop file is not valid"
else
  skip "desktop file" desktop-file-utils
fi
if command -v groff >/dev/null; then
  for page in man1/gatehouse.1.gz man8/gatehouse-server.8.gz; do
    complaints=$(gzip -dc "$root/usr/share/man/$page" | groff -man -Tutf8 -ww -z 2>&1)
    [ -z "$complaints" ] || die "$page: $complaints"
  done
else
  skip "man pages" groff
fi

step "starting the server from the packages"
"$root/usr/bin/gatehouse-server" --version >&2
"$root/usr/bin/gatehouse-server" --check --config "$root/etc/gatehouse/gatehouse.json" >&2
"$root/usr/bin/gatehouse-server" --config "$root/etc/gatehouse/gatehouse.json" --data "$work/server" --listen 127.0.0.1:0 \
  2>"$work/server.log" &
server=$!
port=''
for _ in $(seq 200); do
  port=$(sed -n 's/.*127\.0\.0\.1:\([1-9][0-9]*\).*/\1/p' "$work/server.log" | head -n 1)
  [ -z "$port" ] || break
  kill -0 "$server" 2>/dev/null || { cat "$work/server.log" >&2; die "the server ended"; }
  sleep 0.1
done
[ -n "$port" ] || { cat "$work/server.log" >&2; die "the server does not listen"; }
answer=$(curl -sS --max-time 20 "http://127.0.0.1:$port/v1/chat/completions" -H 'content-type: application/json' \
  -d '{"model": "sample/hello", "messages": [{"role": "user", "content": "Hello"}]}')
grep -q '"choices"' <<<"$answer" || die "the sample provider did not answer: $answer"
kill "$server"
wait "$server" || die "the server did not end in order"
server=''

step "starting the window from the packages"
env -u DISPLAY -u WAYLAND_DISPLAY "$root/usr/bin/gatehouse" --version >&2 || die "--version needs a display"
QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$work timeout 90 "$root/usr/bin/gatehouse" \
  --profile "$work/profile" --listen 127.0.0.1:0 --page dashboard --screenshot "$work/window.png" >&2 ||
  die "the window did not open"
[ -s "$work/window.png" ] || die "the window left no picture"
step "the packages are well"
