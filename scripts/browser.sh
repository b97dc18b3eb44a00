#!/bin/sh
# A real browser for the tests of the pages: Chromium and its driver from Debian, axe-core from PyPI.
# Where they cannot be had this says so and ends well: the tests in a browser are left out then, and the rest runs.
# CHANCERY_NO_BROWSER=1 leaves them out on purpose.
set -u

here=$(dirname "$0")
folder=.build/browser
axe=$folder/axe.min.js
wheel=axe_core_python-0.1.0-py3-none-any.whl
digest=f99f6bd674726c631c5e20b876983b44dff2b8f452a0ccf08f3c23ee45d0aac3

say() { printf '%s\n' "$*"; }
without() { say "browser: $*; the tests in a browser are left out"; exit 0; }

[ -z "${CHANCERY_NO_BROWSER:-}" ] || without "left out by CHANCERY_NO_BROWSER"
command -v dpkg-query >/dev/null 2>&1 || command -v chromedriver >/dev/null 2>&1 || without "no Debian, and no chromedriver"

if ! command -v chromium >/dev/null 2>&1 || ! command -v chromedriver >/dev/null 2>&1; then
  for package in chromium chromium-driver; do
    "$here/setup.sh" --also $package || without "$package cannot be installed"
  done
fi

mkdir -p "$folder"
if [ ! -s "$axe" ]; then
  python3 -m pip --version >/dev/null 2>&1 || "$here/setup.sh" --also python3-pip || without "pip cannot be installed"
  python3 -m pip download -q --no-deps -d "$folder" axe-core-python==0.1.0 || without "axe-core cannot be downloaded"
  printf '%s  %s\n' "$digest" "$folder/$wheel" | sha256sum -c --quiet || without "axe-core is not the one that is known"
  python3 - "$folder/$wheel" "$axe" <<'PYTHON' || without "axe-core cannot be unpacked"
import sys, zipfile
open(sys.argv[2], "wb").write(zipfile.ZipFile(sys.argv[1]).read("axe_core_python/axe.min.js"))
PYTHON
fi
