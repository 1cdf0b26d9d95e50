#!/usr/bin/env bash
# Installs Debian packages into a clean Debian 12, starts both programs there, and removes them again.
#
# usage: packaging/linux/install-deb.sh PACKAGE.deb...
# Where a clean system cannot be made (no mmdebstrap, no rights, no mirror) it says so and ends well: that is no fault of
# the packages.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/lib.sh
[ $# -gt 0 ] || die "usage: packaging/linux/install-deb.sh PACKAGE.deb..."

skip() { printf '    SKIPPED the installation into a clean system: %s\n' "$1" >&2; exit 0; }
command -v mmdebstrap >/dev/null || skip "mmdebstrap is not installed"
[ "$(id -u)" -eq 0 ] || skip "only root may enter a system of its own"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
step "making a clean Debian 12"
# The system's own sources of packages, so that a mirror or a proxy of the place is used.
sources=(/etc/apt/sources.list /etc/apt/sources.list.d/*)
found=()
for file in "${sources[@]}"; do
  if [ -s "$file" ] && [[ $file == *.list || $file == *.sources ]]; then found+=("$file"); fi
done
if ! mmdebstrap --variant=apt --aptopt='APT::Install-Recommends "false"' bookworm "$root" "${found[@]}" \
  >"$work/log" 2>&1; then
  tail -n 5 "$work/log" >&2
  skip "no clean system could be made"
fi

inside() {
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} chroot "$root" "$@"
}

# The fresh system has no lists of packages, no names of hosts, and none of the place's own rules for fetching.
cp /etc/resolv.conf /etc/hosts "$root/etc/"
apt-config dump | grep '^Acquire::' >"$root/etc/apt/apt.conf.d/90place"
if ! inside apt-get update >"$work/log" 2>&1; then
  tail -n 5 "$work/log" >&2
  skip "the clean system reaches no mirror"
fi

mkdir "$root/packages"
cp "$@" "$root/packages/"
step "installing"
(cd "$root" && inside sh -c 'apt-get install -y --no-install-recommends /packages/*.deb') >"$work/install" 2>&1 ||
  { tail -n 20 "$work/install" >&2; die "the packages do not install"; }

step "starting what was installed"
inside gatehouse-server --version >&2
inside gatehouse-server --check --config /etc/gatehouse/gatehouse.json >&2
inside gatehouse --version >&2
# The window itself, without a display: platform plug-in, icons, fonts and libraries are all those of the packages.
inside env QT_QPA_PLATFORM=offscreen timeout 60 gatehouse --profile /tmp/profile --listen 127.0.0.1:0 --page dashboard \
  --screenshot /tmp/window.png >&2 || die "the window did not start"
[ -s "$root/tmp/window.png" ] || die "the window made no picture"

step "removing"
inside apt-get purge -y gatehouse gatehouse-server >"$work/purge" 2>&1 || { tail "$work/purge" >&2; die "they do not go"; }
left=$(cd "$root" && find usr etc -path '*gatehouse*' -not -path 'etc/ssl/*' | head -n 5)
[ -z "$left" ] || die "left behind: $left"
note "installed, started and removed in a clean system"
