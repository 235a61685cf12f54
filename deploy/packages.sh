#!/bin/sh
# Installs the Debian packages that are missing, as root or with sudo; does nothing when all are there.
#
#   deploy/packages.sh build|lint|fuzz
set -eu

build='gcc make pkg-config libc6-dev postgresql libpq-dev libxlsxwriter-dev zlib1g-dev libyaml-dev
       libcmocka-dev postgresql-15-pgtap libtap-parser-sourcehandler-pgtap-perl libjson-c-dev libxxhash-dev libssl-dev
       python3-openpyxl faketime time bc libutf8proc-dev libdeflate-dev
       libgsf-1-dev libgmime-3.0-dev libcurl4-openssl-dev libarchive-dev
       python3-aiosmtpd python3-msoffcrypto-tool libreoffice-calc python3-uno
       graphviz fonts-noto-cjk'
lint='clang-tidy clang-format'
fuzz='clang libclang-rt-14-dev'

case ${1:-build} in
build) wanted=$build ;;
lint) wanted=$lint ;;
fuzz) wanted=$fuzz ;;
*) echo "usage: $0 build|lint|fuzz" >&2; exit 2 ;;
esac

# One dpkg-query for all: a package that is not installed is missing from the list or has another state.
installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | sed -n 's/ installed$//p')
missing=
for package in $wanted; do
    echo "$installed" | grep -qx "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "packages missing:$missing"
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -v; then
    as_root=sudo
else
    echo "Neither root nor sudo is at hand. Have an administrator run: apt-get install$missing" >&2
    exit 1
fi

install() {
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y --no-install-recommends $missing
}
# shellcheck disable=SC2086
$as_root apt-get update -qq || echo "apt-get update has failed; trying with the lists that are there" >&2
if ! install; then
    echo "The packages could not be installed. See the lines above; then run: apt-get install$missing" >&2
    exit 1
fi
