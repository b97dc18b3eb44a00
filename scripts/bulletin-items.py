#!/usr/bin/env python3
"""Write the items of the daily bulletins (corpus/xwlb) as posts of their own, as the annotated readouts name them.

    scripts/bulletin-items.py BULLETINS FOLDER [NAMES…]

BULLETINS holds files such as news/20230808.md, whose items stand under “### heading”. Each becomes
FOLDER/2023-08-08-CCTV-07.md (the seventh item), with its heading as title. NAMES list the names that are wanted, one a
line or as `doc` of the objects of a JSON list; without them all items are written.
"""
import json
import os
import re
import sys

POST = """---
layout: post
title: '{title}'
date: {day} 19:00:00 +0800
author: 央视网
---

{body}
"""


def items(text):
    """The headings and bodies of a bulletin's items, in order."""
    parts = re.split(r"^### +(.+)$", text, flags=re.MULTILINE)
    return [(title.strip(), body.strip()) for title, body in zip(parts[1::2], parts[2::2])]


def wanted(path):
    """The names that a list of annotations or of lines asks for."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.lstrip().startswith("["):
        return {entry["doc"] for entry in json.loads(text)}
    return set(text.split())


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    names = set().union(*map(wanted, sys.argv[3:])) if len(sys.argv) > 3 else None
    os.makedirs(sys.argv[2], exist_ok=True)
    written = 0
    for folder, _, files in sorted(os.walk(sys.argv[1])):
        for file in sorted(files):
            match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)\.md", file)
            if not match:
                continue
            day = "-".join(match.groups())
            with open(os.path.join(folder, file), encoding="utf-8") as source:
                text = source.read()
            for number, (title, body) in enumerate(items(text), 1):
                name = f"{day}-CCTV-{number:02d}.md"
                if names is not None and name not in names:
                    continue
                with open(os.path.join(sys.argv[2], name), "w", encoding="utf-8") as post:
                    post.write(POST.format(title=title.replace("'", "’"), day=day, body=body))
                written += 1
    print(f"{written} items written to {sys.argv[2]}", file=sys.stderr)


if __name__ == "__main__":
    main()
