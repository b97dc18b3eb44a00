#!/bin/sh
# From the sample posts to a timeline: scripts/demo.sh CHANCERY
set -eu

chancery=$1
folder=.build/demo
archive=$folder/chancery.db

heading() { printf '\n\033[1m$ %s\033[0m\n' "$*"; }
[ -t 1 ] || heading() { printf '\n$ %s\n' "$*"; }

rm -rf "$folder"
mkdir -p "$folder"

heading chancery ingest Examples/posts --archive "$archive"
status=0
"$chancery" ingest Examples/posts --archive "$archive" || status=$?
# One sample is broken on purpose, so that the list of refusals can be seen: status 1 is right here.
[ "$status" -le 1 ] || exit "$status"

heading chancery timeline --archive "$archive"
"$chancery" timeline --archive "$archive"

entry=$("$chancery" timeline --archive "$archive" --actor CHN --actor KOR --since 2021-04-03 --until 2021-04-03 --mode meeting --status held --json |
  grep -o '"id": *"[0-9]\{4\}-[^"]*"' | head -n 1 | sed 's/.*"\([^"]*\)"$/\1/') || true
if [ -n "$entry" ]; then
  heading chancery show "$entry" --archive "$archive"
  "$chancery" show "$entry" --archive "$archive"
fi

heading chancery compare Examples/readouts/xiamen-beijing.md Examples/readouts/xiamen-seoul.html
"$chancery" compare Examples/readouts/xiamen-beijing.md Examples/readouts/xiamen-seoul.html
"$chancery" compare Examples/readouts/xiamen-beijing.md Examples/readouts/xiamen-seoul.html --html > "$folder/xiamen.html"

cat <<END

Look at it in a browser:

  $chancery serve --archive $archive --open

The archive is $archive, and $folder/xiamen.html is the comparison as a page for the browser. Try next:

  cd $folder && export PATH="$(dirname "$chancery"):\$PATH"

  chancery search 外长                          finds 外長 too
  chancery timeline --all                       everything, also what weighs less or is only recalled
  chancery timeline --official 王毅             one person's entries
  chancery unplaced                             what was read and stands in no entry, and why
  chancery timeline --actor JPN --actor USA     what two states had with each other
  chancery compare ${entry:-ENTRY}
                                                what four outlets told of one meeting, and what each left out
  chancery log                                  what each ingest added, changed, contradicted
  chancery reprints                             who printed whose text
  chancery export entries                       the record as JSON Lines
  chancery read ../../Examples/posts | head -1  one article's reading, without an archive
  chancery read --explain ../../Examples/posts/2021-03-27*  why each fact was read, by row of table
  chancery doctor                               what is installed, and the archive's health

and with posts of your own: chancery ingest PATH…
END
