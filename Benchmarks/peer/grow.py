#!/usr/bin/env python3
"""Grows an archive month by month, far beyond the posts at hand, and times what a day of news costs on the way.

    grow.py --chancery PROGRAM --posts MONTH… --work DIR [--articles 1000000] [--marks 25000,1000000] [--day 15]

Each MONTH is a folder of posts. They are taken again and again, shifted by four years each time, so that weekdays change,
leap years do not, and no two months fall on each other: dates of the head and of the file's name, years in text and
address. One day of each month is held out. At each mark the archive is copied and the held-out day of the month at hand
is added to the copy, several times; `timeline` and `search` are asked as well. Needs nothing beyond Python itself.
"""

import argparse
import collections
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

YEARS = 4
YEAR = re.compile(rb"(?<![0-9])20[0-3][0-9](?=[-/.]?[0-9]{2}|\xe5\xb9\xb4| *-)")
NAME = re.compile(r"^(20[0-9]{2})-([0-9]{2})-([0-9]{2})")


def run(command, expected=(0, 1)):
    """Wall seconds, processor seconds and peak megabytes of one run."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in expected:
        sys.exit(f"grow: {' '.join(command[:4])} … ended with {child.returncode}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def shifted(content, years):
    """A post as if it had been written so many years later."""
    if years == 0:
        return content
    content = YEAR.sub(lambda year: str(int(year.group()) + years).encode(), content)
    # An address of its own, else it would be the same article.
    return re.sub(rb"(?m)^(link: \S+)", rb"\1?shifted=" + str(years).encode(), content, count=1)


def write(month, years, work, held_out):
    """Writes a month, shifted, into a folder of its own, and its held-out day into another."""
    folders = [os.path.join(work, "month"), os.path.join(work, "day")]
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
    counts = [0, 0]
    for root, _, names in os.walk(month):
        for name in names:
            date = NAME.match(name)
            if not date:
                continue
            which = 1 if date.group(3) == held_out else 0
            later = str(int(date.group(1)) + years) + name[4:]
            with open(os.path.join(root, name), "rb") as source:
                content = source.read()
            with open(os.path.join(folders[which], later), "wb") as target:
                target.write(shifted(content, years))
            counts[which] += 1
    return folders, counts


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--chancery", required=True, metavar="PROGRAM")
    arguments.add_argument("--posts", required=True, nargs="+", metavar="MONTH")
    arguments.add_argument("--work", required=True, metavar="DIR", help="a folder to write to")
    arguments.add_argument("--articles", type=int, default=1_000_000)
    arguments.add_argument("--marks", default="25000,1000000")
    arguments.add_argument("--day", default="15", help="the day of each month that is held out")
    arguments.add_argument("--runs", type=int, default=5)
    options = arguments.parse_args()
    marks = collections.deque(sorted(int(mark) for mark in options.marks.split(",")))
    os.makedirs(options.work, exist_ok=True)
    archive = os.path.join(options.work, "grown.db")
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(archive + suffix):
            os.remove(archive + suffix)
    print(f"{'month':>10}{'posts':>8}{'all':>10}{'seconds':>9}{'posts/s':>9}{'cpu s':>8}{'peak MB':>9}{'file MB':>9}", flush=True)
    total, shift = 0, 0
    while total < options.articles:
        for month in options.posts:
            folders, counts = write(month, shift * YEARS, options.work, options.day)
            seconds, processor, peak = run([options.chancery, "ingest", "--archive", archive, folders[0]])
            total += counts[0]
            size = os.path.getsize(archive) / 1e6
            name = f"{os.path.basename(month.rstrip('/'))}+{shift * YEARS}"
            print(f"{name:>10}{counts[0]:8}{total:10}{seconds:9.2f}{counts[0] / seconds:9.0f}{processor:8.2f}{peak:9.0f}{size:9.0f}", flush=True)
            if marks and total >= marks[0]:
                marks.popleft()
                mark(options, archive, folders[1], counts[1])
            if total >= options.articles:
                break
        shift += 1


def mark(options, archive, day, posts):
    """What a day of news costs, and what a reader waits, at this size."""
    copy = archive + ".copy"
    figures = []
    for _ in range(options.runs):
        shutil.copyfile(archive, copy)
        # Else the run would wait for the disk to take the copy.
        os.sync()
        figures.append(run([options.chancery, "ingest", "--archive", copy, day]))
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(copy + suffix):
                os.remove(copy + suffix)
    seconds, processor, peak = (statistics.median(figure[i] for figure in figures) for i in range(3))
    print(f"  a day of {posts} posts added: {seconds:.3f} s, {processor:.3f} s of processor, {peak:.0f} MB", flush=True)
    for asked in (["timeline", "--actor", "CHN", "--actor", "RUS"], ["search", "外长"], ["search", "会谈", "外长"]):
        figures = [run([options.chancery, *asked, "--archive", archive])[0] for _ in range(options.runs)]
        print(f"  {' '.join(asked)}: {statistics.median(figures) * 1000:.0f} ms", flush=True)


if __name__ == "__main__":
    main()
