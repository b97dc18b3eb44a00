#!/bin/sh
# Makes the pictures of the README from the sample posts: scripts/pictures.sh [CHANCERY]
# Needs Chromium and, for Chinese, a font such as fonts-noto-cjk.
set -eu

chancery=${1:-.build/release/chancery}
pictures=Documentation/Pictures
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

"$chancery" ingest Examples/posts --archive "$folder/chancery.db" 2>/dev/null || true
"$chancery" serve --archive "$folder/chancery.db" --port 0 > "$folder/address" 2>/dev/null &
server=$!
while [ ! -s "$folder/address" ]; do sleep 0.1; done
home=$(head -n 1 "$folder/address")
entry=$("$chancery" timeline --archive "$folder/chancery.db" place:xiamen accounts:4 --json | sed 's/.*"id":"\([^"]*\)".*/\1/; q')

picture() { # name, page, size
  chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --window-size="$3" \
    --screenshot="$folder/$1.png" "$home$2" >/dev/null 2>&1
  # A palette of 64 colours is a third of the bytes, and pages have few.
  if command -v pngquant >/dev/null; then pngquant --force --output "$folder/$1.png" 64 "$folder/$1.png"; fi
  mv "$folder/$1.png" "$pictures/$1.png"
  printf '%s %s bytes\n' "$pictures/$1.png" "$(wc -c < "$pictures/$1.png")"
}

mkdir -p "$pictures"
picture entry "zh-Hans/entry/$entry" 1200,900
picture timeline 'en/timeline?all=1' 1200,900
