#!/bin/sh
# Runs the fuzz program over the sample posts and what earlier runs kept: scripts/fuzz.sh PROGRAM SECONDS
# Prints runs, runs a second and inputs kept; an input that does harm is left in .build with a line to read it again.
set -eu
program=$1
seconds=$2
cd "$(dirname "$0")/.."
corpus=.build/fuzz-corpus
finds=.build/fuzz-finds
mkdir -p "$corpus" "$finds"
before=$(find "$finds" -type f | wc -l)
for post in Examples/posts/*; do
  [ -e "$corpus/$(basename "$post")" ] || printf '\1' | cat - "$post" > "$corpus/$(basename "$post")"
done
[ -e "$corpus/text" ] || printf '\0王毅22日会见拉夫罗夫。' > "$corpus/text"

# A look for leaks after each run takes ten times as long as the run.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0
log=.build/fuzz.log
status=0
"$program" -max_total_time="$seconds" -max_len=1200 -len_control=0 -entropic=0 -keep_seed=1 -timeout=10 -rss_limit_mb=2048 -reload=0 \
  -print_final_stats=1 -artifact_prefix="$finds/" "$corpus" 2> "$log" || status=$?
awk '/stat::number_of_executed_units/ {runs = $2} /stat::average_exec_per_sec/ {rate = $2}
     / cov: / {for (i = 1; i < NF; i++) if ($i == "cov:") cov = $(i + 1)}
     END {printf "fuzz: %d runs, %d a second, %d edges reached\n", runs, rate, cov}' "$log"
echo "fuzz: $(find "$corpus" -type f | wc -l) inputs kept in $corpus"
after=$(find "$finds" -type f | wc -l)
if [ "$after" -gt "$before" ] || [ "$status" -ne 0 ]; then
  grep -a -m 5 -E 'fault:|Fatal error|ERROR|deadly signal|timeout|out-of-memory' "$log" || true
  for find in $(find "$finds" -type f -newer "$program"); do echo "again: $program $find"; done
  exit 1
fi
