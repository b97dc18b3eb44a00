#!/usr/bin/env python3
"""Counts the instructions of each stage of an article's way, and compares them with the last recorded run.

    instructions.py --stages PROGRAM --posts DIR… [--record]

A count, unlike a time, is the same on a busy machine: callgrind repeats it to some parts in ten thousand. Each stage is
counted as what a run up to it takes more than a run up to the one before. Fails where a stage takes more than a fifth
more than `instructions.tsv` says; `--record` writes that file. `make instructions` checks, `make bench` records.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

RECORD = os.path.join(os.path.dirname(os.path.abspath(__file__)), "instructions.tsv")
ALLOWED = 1.2
# Below this a stage is nothing but its own noise.
LEAST = 2_000_000


def count(program, folder, stage):
    """The instructions of a run up to a stage."""
    with tempfile.TemporaryDirectory() as scratch:
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={scratch}/out", program, folder, "--until", stage],
            capture_output=True, text=True, env=dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1", LC_ALL="C"))
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"instructions: the run up to {stage} failed:\n{run.stderr[-2000:]}")
    return int(found.group(1))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--stages", required=True, metavar="PROGRAM")
    arguments.add_argument("--posts", required=True, nargs="+", metavar="DIR")
    arguments.add_argument("--record", action="store_true")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        # Valgrind stumbles over the debug information that the linker writes.
        program = os.path.join(scratch, "stages")
        subprocess.run(["strip", "-o", program, options.stages], check=True)
        posts = os.path.join(scratch, "posts")
        os.mkdir(posts)
        for folder in options.posts:
            for name in os.listdir(folder):
                shutil.copy(os.path.join(folder, name), os.path.join(posts, name))
        names = subprocess.run([program, "--names"], check=True, capture_output=True, text=True).stdout.split()
        totals = [count(program, posts, name) for name in names]
    counts = {name: total - before for name, total, before in zip(names, totals, [0] + totals)}
    if options.record:
        with open(RECORD, "w", encoding="utf-8") as record:
            record.write("# instructions: what each stage takes on the sample posts, by callgrind; `make bench` writes it.\n")
            record.write("stage\tinstructions\n")
            for name in names:
                record.write(f"{name}\t{counts[name]}\n")
    recorded = {}
    if os.path.exists(RECORD):
        with open(RECORD, encoding="utf-8") as record:
            rows = [line.rstrip("\n").split("\t") for line in record if not line.startswith("#")]
        recorded = {row[0]: int(row[1]) for row in rows[1:]}
    dearer = []
    print(f"{'stage':12}{'instructions':>16}{'recorded':>16}{'ratio':>8}")
    for name in names:
        known = recorded.get(name)
        ratio = counts[name] / known if known else None
        print(f"{name:12}{counts[name]:16,}{known or 0:16,}" + (f"{ratio:8.2f}" if ratio else "       –"))
        if known is None or counts[name] > max(known, LEAST) * ALLOWED:
            dearer.append(name)
    if dearer:
        sys.exit(
            f"instructions: more than a fifth more than recorded, or not recorded: {', '.join(dearer)}. "
            "Find out why; where it must be so, `make bench` records the new figures.")


if __name__ == "__main__":
    main()
