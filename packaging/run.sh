#!/usr/bin/env bash
# Builds Gatehouse and starts it: the desktop program, or with --headless the server. Further arguments are its own.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/lib.sh

usage() {
  cat <<'USAGE'
usage: packaging/run.sh [--headless] [args…]

  packaging/run.sh                                    the window
  packaging/run.sh --headless                         the server, without Qt
  packaging/run.sh --headless --config gatehouse.json with settings from a file
  packaging/run.sh --headless --help                  all options of the server

Missing packages are installed with apt (as root, else with sudo).
USAGE
}

headless=no
case "${1:-}" in
  --headless) headless=yes; shift ;;
  -h | --help) usage; exit 0 ;;
esac

if [ "$headless" = no ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
  cat >&2 <<'NOTE'
There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can open.
Run the server instead:  packaging/run.sh --headless
NOTE
  exit 2
fi

packaging/tokens/fetch.sh
if [ "$headless" = yes ]; then
  need_packages "${packages_server[@]}"
  configure headless build/headless
  build build/headless gatehouse-server
  step "starting gatehouse-server $*"
  exec build/headless/proxy/gatehouse-server "$@"
fi

need_packages "${packages_server[@]}" "${packages_desktop[@]}"
if [ -n "${WAYLAND_DISPLAY:-}" ] && [ -z "${DISPLAY:-}" ]; then need_packages qt6-wayland; fi
# Optimised, but without link-time optimisation: a changed file is on the screen in seconds.
configure release build/run -DGATEHOUSE_LTO=OFF -DGATEHOUSE_TESTS=OFF
build build/run gatehouse
step "starting gatehouse $*"
exec build/run/ui/gatehouse "$@"
