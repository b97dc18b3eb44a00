#!/usr/bin/env python3
"""The same job as a Python user would write it today: the peer that Chancery is measured against.

    front matter -> main content (resiliparse) -> Simplified (OpenCC) -> words (jieba)
    -> names (jieba.posseg) -> quotations (regular expression) -> SQLite with full-text search

It reads no dates, events or speakers and links nothing: it does less than Chancery, on purpose, so that a
ratio against it is a ratio against the cheapest thing that could be called the same.

    standin.py --posts DIR [--limit N] [--names posseg|quick|none] [--json]
"""

import argparse
import html
import json
import logging
import os
import re
import resource
import sqlite3
import sys
import tempfile
import time

PACKAGES = {"yaml": "pyyaml", "resiliparse": "resiliparse", "opencc": "opencc-python-reimplemented", "jieba": "jieba"}


def import_or_explain():
    """Stops with the packages to install where one is missing; installs nothing itself."""
    missing = []
    for module, package in PACKAGES.items():
        try:
            __import__(module)
        except ImportError:
            missing.append(package)
    if missing:
        sys.exit(
            f"standin: missing Python packages: {', '.join(missing)}\n"
            f"  python3 -m venv /tmp/standin && /tmp/standin/bin/pip install {' '.join(PACKAGES.values())}\n"
            f"  /tmp/standin/bin/python {sys.argv[0]} --posts DIR"
        )


FRONT_MATTER = re.compile(r"\A\s*---\n(.*?)\n---[ \t]*\n", re.S)
LINK_TITLE = re.compile(r"\A\s*(?:<!--\d+-->\s*)?\[(.*?)\]\((\S*?)\)\s*\n-{3,}\s*\n", re.S)
QUOTATION = re.compile(
    r"([^，。；！？\n]{0,20}?)(?:表示|指出|称|稱|说|說|强调|強調|认为|認為|重申|呼吁|呼籲)[，：:]?\s*[“「]([^”」]{2,400})[”」]"
)


def posts(folder, limit):
    """The first `limit` posts of a folder in the order of their names."""
    found = []
    for root, folders, files in os.walk(folder):
        folders.sort()
        found += [os.path.join(root, name) for name in files if name.endswith((".md", ".html", ".txt"))]
    found.sort()
    return found[:limit] if limit else found


def front_matter(text, yaml):
    """The metadata and the body; a title that YAML refuses is taken as it stands."""
    metadata = {}
    opening = FRONT_MATTER.match(text)
    if opening:
        text = text[opening.end():]
        try:
            metadata = yaml.load(opening[1], Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
        except yaml.YAMLError:
            metadata = dict(re.findall(r"^(\w+): *(.*)$", opening[1], re.M))
    link = LINK_TITLE.match(text)
    if link:
        metadata.setdefault("title", link[1])
        metadata.setdefault("link", link[2])
        text = text[link.end():]
    for _ in range(2):
        if "&lt;p" in text or "&amp;lt;" in text:
            text = html.unescape(text)
    return metadata, text


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--posts", required=True, metavar="DIR")
    arguments.add_argument("--limit", type=int, default=0, metavar="N", help="the first N posts (default: all)")
    arguments.add_argument(
        "--names", choices=["posseg", "quick", "none"], default="posseg",
        help="names by jieba.posseg, by posseg without its hidden Markov model, or not at all")
    arguments.add_argument("--json", action="store_true", help="one JSON object for a program to read")
    options = arguments.parse_args()
    import_or_explain()

    import jieba
    import jieba.posseg
    import opencc
    import yaml
    from resiliparse.extract.html2text import extract_plain_text

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    jieba.posseg.lcut("预热")
    simplified = opencc.OpenCC("t2s")
    simplified.convert("預熱")
    paths = posts(options.posts, options.limit)
    if not paths:
        sys.exit(f"standin: no posts (.md, .html, .txt) in {options.posts}")

    with tempfile.TemporaryDirectory() as folder:
        store = sqlite3.connect(os.path.join(folder, "standin.db"))
        store.executescript(
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE article (id INTEGER PRIMARY KEY, path TEXT, title TEXT, published TEXT, text TEXT);
            CREATE TABLE name (article INTEGER, kind TEXT, text TEXT);
            CREATE TABLE quotation (article INTEGER, before TEXT, text TEXT);
            CREATE VIRTUAL TABLE search USING fts5 (title, words, content = '');
            """
        )
        size, count_of_names, count_of_quotations = 0, 0, 0
        began = time.perf_counter()
        for number, path in enumerate(paths):
            with open(path, "rb") as file:
                raw = file.read()
            size += len(raw)
            metadata, body = front_matter(raw.decode("utf-8", "replace"), yaml)
            if "<" in body:
                body = extract_plain_text(f"<html><body>{body}</body></html>", main_content=True)
            title = simplified.convert(str(metadata.get("title", "")))
            text = simplified.convert(body)
            store.execute(
                "INSERT INTO article VALUES (?, ?, ?, ?, ?)",
                (number, path, title, str(metadata.get("date", "")), text))
            words = jieba.lcut(text)
            names = []
            if options.names != "none":
                pairs = jieba.posseg.lcut(text, HMM=options.names == "posseg")
                names = [(number, flag, word) for word, flag in pairs if flag in ("nr", "ns", "nt", "nrt")]
            quotations = [(number, before, quoted) for before, quoted in QUOTATION.findall(text)]
            store.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
            store.executemany("INSERT INTO quotation VALUES (?, ?, ?)", quotations)
            store.execute(
                "INSERT INTO search (rowid, title, words) VALUES (?, ?, ?)",
                (number, " ".join(jieba.lcut(title)), " ".join(words)))
            count_of_names += len(names)
            count_of_quotations += len(quotations)
            if number % 1000 == 999:
                store.commit()
        store.commit()
        seconds = time.perf_counter() - began
        store.close()

    figures = {
        "posts": len(paths),
        "megabytes": round(size / 1e6, 2),
        "seconds": round(seconds, 2),
        "articles_per_second": round(len(paths) / seconds, 1),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "names": count_of_names,
        "quotations": count_of_quotations,
    }
    if options.json:
        print(json.dumps(figures))
    else:
        print(f"{figures['posts']} posts, {figures['megabytes']} MB in {figures['seconds']} s: "
              f"{figures['articles_per_second']} articles/s, peak memory {figures['peak_megabytes']} MB "
              f"({count_of_names} names, {count_of_quotations} quotations; names: {options.names})")


if __name__ == "__main__":
    main()
