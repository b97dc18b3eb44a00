#!/usr/bin/env python3
"""Times the program on a folder of posts and, where asked, the Python stand-in beside it in the same run.

    measure.py --chancery PROGRAM --posts DIR [--runs N] [--peer PYTHON [--peer-limit N]]

`make bench POSTS=folder PEER=/tmp/standin/bin/python` runs it. Needs nothing beyond Python itself.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


def run(command, expected=(0,)):
    """Wall seconds and peak megabytes of one run; its output is thrown away, its failure is not."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in expected:
            errors.seek(0)
            sys.exit(f"bench: {' '.join(command)} ended with {child.returncode}\n{errors.read().decode()[-2000:]}")
    return seconds, usage.ru_maxrss / 1024


def median(command, runs, expected=(0,), before=None):
    """Medians over several runs; `before` prepares each."""
    results = []
    for _ in range(runs):
        if before:
            before()
        results.append(run(command, expected))
    return statistics.median(r[0] for r in results), max(r[1] for r in results)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--chancery", required=True, metavar="PROGRAM")
    arguments.add_argument("--posts", required=True, metavar="DIR")
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--peer", metavar="PYTHON", help="the Python that has the stand-in's packages")
    arguments.add_argument("--peer-limit", type=int, default=1000, metavar="N")
    options = arguments.parse_args()

    files = [os.path.join(root, name) for root, _, names in os.walk(options.posts) for name in names]
    size = sum(os.path.getsize(path) for path in files) / 1e6
    print(f"{options.posts}: {len(files)} files, {size:.1f} MB; medians of {options.runs} runs\n")
    print(f"{'':34}{'seconds':>9}{'articles/s':>12}{'MB/s':>8}{'peak MB':>9}")

    def line(name, figures, over_all=True):
        seconds, peak = figures
        rates = f"{len(files) / seconds:12,.0f}{size / seconds:8.1f}" if over_all else " " * 20
        print(f"{name:34}{seconds:9.3f}{rates}{peak:9.0f}")

    with tempfile.TemporaryDirectory() as folder:
        archive = os.path.join(folder, "bench.db")

        def forget():
            for name in os.listdir(folder):
                os.remove(os.path.join(folder, name))

        # Status 1 says that some posts were refused, which a benchmark must survive.
        ingest = [options.chancery, "ingest", options.posts, "--archive", archive]
        whole = median(ingest, options.runs, (0, 1), forget)
        line("ingest, new archive", whole)
        line("ingest again, nothing changed", median(ingest, options.runs, (0, 1)))
        line("read", median([options.chancery, "read", options.posts], options.runs, (0, 1)))
        line("timeline", median([options.chancery, "timeline", "--archive", archive], 5), False)
        line("--help", median([options.chancery, "--help"], 9), False)
        database = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder)) / 1e6
        print(f"\narchive: {database:.1f} MB")

    if options.peer:
        standin = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standin.py")
        command = [options.peer, standin, "--posts", options.posts, "--limit", str(options.peer_limit), "--json"]
        peer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        ratio = len(files) / whole[0] / peer["articles_per_second"]
        print(f"stand-in, first {peer['posts']} posts: {peer['articles_per_second']} articles/s, "
              f"peak {peer['peak_megabytes']} MB\nratio: ingest is {ratio:,.0f} times as fast")


if __name__ == "__main__":
    main()
