# Shared by run.sh, test.sh and dev/: sourced, not run. Expects bash.

gatehouse_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

step() { printf '==> %s\n' "$*" >&2; }
note() { printf '    %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# What each part needs on Debian 12. The server needs no Qt; the tests need Qt Test even of the core.
packages_server=(g++ cmake ninja-build ccache mold pkg-config
  libboost1.81-dev libboost-json1.81-dev libssl-dev libsqlite3-dev
  zlib1g-dev libbrotli-dev libzstd-dev libre2-dev libjemalloc-dev ca-certificates tzdata)
packages_desktop=(qt6-base-dev qt6-charts-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
  libqt6opengl6-dev qtkeychain-qt6-dev libyaml-cpp-dev libgl1-mesa-dev libvulkan-dev libxkbcommon-dev
  fonts-inter fonts-jetbrains-mono)
packages_package=(dpkg-dev file gzip curl groff-base appstream desktop-file-utils)
packages_tests=(clang-14 libclang-rt-14-dev clang-format-14 xvfb xauth openbox xdotool imagemagick
  dbus at-spi2-core python3-pyatspi sqlite3 python3 python3-venv curl procps git valgrind)

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "packages are missing and neither root nor sudo is at hand; install: ${missing[*]}"
  fi
}

# need_packages NAME...: installs what is missing, and does nothing at all when nothing is.
need_packages() {
  local installed missing=() name
  if ! command -v dpkg-query >/dev/null; then
    note "no dpkg here: taking it that these are installed: $*"
    return
  fi
  # "libssl-dev:amd64" and "libssl-dev" are the same to us; a package that is only half there does not count.
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
  for name in "$@"; do
    grep -qxF -- "$name" <<<"$installed" || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return
  step "installing ${#missing[@]} packages with apt: ${missing[*]}"
  quietly as_root apt-get update -q
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# nginx is only compared with, never served: its package must not start it. An existing policy file is left alone.
need_nginx() {
  if command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]; then return; fi
  local policy=/usr/sbin/policy-rc.d made=no status=0
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    made=yes
  fi
  need_packages nginx-light || status=$?
  if [ "$made" = yes ]; then as_root rm -f "$policy"; fi
  return "$status"
}

# Node may come from elsewhere than Debian: what counts is that both commands answer.
need_node() {
  if ! command -v node >/dev/null; then
    need_packages nodejs npm
  elif ! command -v npm >/dev/null; then
    need_packages npm
  fi
}

# quietly CMD...: shows the output only when the command fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    cat "$log" >&2
    printf 'error: failed with %s: %s\n' "$status" "$*" >&2
  fi
  rm -f "$log"
  return "$status"
}

# All cores, but no more compilers than memory carries: a coroutine file takes up to 0.6 GB with sanitizers.
build_jobs() {
  local cores free
  cores=$(nproc)
  free=$(awk '/^MemAvailable:/ {print int($2 / 700000)}' /proc/meminfo 2>/dev/null || echo "$cores")
  [ "${free:-0}" -ge 1 ] || free=1
  echo $((free < cores ? free : cores))
}

# configure PRESET FOLDER OPTION...: only when there is no build yet, or the options changed; ninja does the rest.
configure() {
  local preset=$1 folder=$2 wanted
  shift 2
  wanted="$preset $*"
  if [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/gatehouse_options" 2>/dev/null)" = "$wanted" ]; then return; fi
  step "configuring $folder (preset $preset)"
  quietly cmake -S . --preset "$preset" -B "$folder" "$@" || return 1
  printf '%s\n' "$wanted" >"$folder/gatehouse_options"
}

# build FOLDER TARGET...: one moving line on a terminal, errors in full.
build() {
  local folder=$1 jobs
  shift
  jobs=$(build_jobs)
  step "building $* in $folder, $jobs at a time"
  NINJA_STATUS='    [%f/%t] ' ninja -C "$folder" -j "$jobs" "$@" >&2
}
