#!/usr/bin/env bash
# Makes the Debian packages of the window and of the server, and looks them over with check-deb.sh.
#
# usage: packaging/linux/build-deb.sh [--build DIR] [--out DIR] [--install]
#   --build DIR  package what is built there, instead of building a release, laid out by a profile, in build/package
#   --out DIR    where the packages go (build/packages)
#   --install    install them into a clean Debian 12 as well, by install-deb.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/lib.sh

folder='' out=build/packages install=''
while [ $# -gt 0 ]; do
  case $1 in
    --build) folder=${2:?} ;;
    --out) out=${2:?} ;;
    --install) install=yes; shift; continue ;;
    *) die "usage: packaging/linux/build-deb.sh [--build DIR] [--out DIR] [--install]" ;;
  esac
  shift 2
done

need_packages "${packages_server[@]}" "${packages_desktop[@]}" "${packages_package[@]}"
if [ -z "$folder" ]; then
  need_node
  packaging/tokens/fetch.sh
  folder=build/package
  packaging/dev/profile
  configure release "$folder" -DGATEHOUSE_TESTS=OFF -DGATEHOUSE_PROFILE="$PWD/build/profile/profile"
  build "$folder" gatehouse gatehouse-server
fi
mkdir -p "$out"
rm -f "$out"/gatehouse*.deb "$folder"/package/gatehouse*.deb
step "packing what is in $folder"
(cd "$folder" && quietly cpack -G DEB)
mv "$folder"/package/gatehouse*.deb "$out"/
packaging/linux/check-deb.sh "$out"/gatehouse*.deb
if [ -n "$install" ]; then packaging/linux/install-deb.sh "$out"/gatehouse*.deb; fi
