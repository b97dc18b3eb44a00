#!/bin/sh
# Installs the Debian packages that Chancery is built with, where they are missing, and finds Swift.
# A second run asks dpkg once and takes a fraction of a second.
set -eu

# package:why, in the order of an article's way
needed='
pkg-config:tells Swift where the C libraries are
libyaml-dev:reads the front matter of posts
libgumbo-dev:reads HTML as browsers do
libxml2-dev:reads feeds
libarchive-dev:unpacks zip, tar, gzip, xz, zstd
libcmark-gfm-dev:reads Markdown
libcmark-gfm-extensions-dev:reads the tables of Markdown
libmd-dev:computes the SHA-256 that names an article
libsqlite3-dev:stores and searches the archive
libzstd-dev:packs what the archive keeps of each article
libmicrohttpd-dev:serves the record to a browser
libcurl4-openssl-dev:fetches the feeds that are followed
'

# setup.sh --also PACKAGE: what one task needs besides, such as counting instructions.
if [ "${1:-}" = --also ]; then
  needed="$needed
$2:needed by this task alone
"
fi

say() { printf '%s\n' "$*"; }

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif [ -t 0 ]; then sudo "$@"
  else sudo -n "$@"
  fi
}

# The list is only refreshed when it does not know the packages: that is the slow part.
install_packages() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" && return
  say "setup: the list of packages may be old; refreshing it"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

if ! command -v dpkg-query >/dev/null 2>&1; then
  say "setup: this is no Debian system; the C libraries that Chancery needs are not checked here."
  say "       Install the development files of: sqlite3, gumbo, libxml2, libarchive, libyaml, cmark-gfm, libmd, zstd, libmicrohttpd, libcurl, and pkg-config."
else
  missing=
  for package in $(printf '%s' "$needed" | sed 's/:.*//'); do
    installed "$package" || missing="$missing $package"
  done
  if [ -n "$missing" ]; then
    say "setup: installing the Debian packages that are missing:"
    for package in $missing; do
      say "  $package $(printf '%s\n' "$needed" | sed -n "s/^$package:/- /p")"
    done
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
      say "setup: neither root nor sudo. Ask an administrator to run:" >&2
      say "  apt-get install$missing" >&2
      exit 1
    fi
    # shellcheck disable=SC2086  # one word a package
    if ! install_packages $missing; then
      say "setup: apt-get could not install them (its reason stands above). Then run as root:" >&2
      say "  apt-get update && apt-get install$missing" >&2
      exit 1
    fi
  fi
fi

"$(dirname "$0")/swift" --find >/dev/null
