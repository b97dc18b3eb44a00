#!/usr/bin/env python3
"""Score readings against the project's own annotations, with the scorer of the gold.

    chancery read POSTS… > readings.jsonl
    scripts/score-annotations.py SCORER readings.jsonl Annotations/readouts-b.json …

SCORER is the gold's score.py. The annotations name articles by id and words by place; what stands there is cut from the
readings, written as the scorer wants it into a folder of its own, and removed afterwards. Only statements and encounters
are annotated: the other lines of the scorer say nothing and are left out.
"""
import json
import os
import subprocess
import sys
import tempfile

# How many characters the first and last words have by which the scorer finds a content.
WORDS = 14


def gold(entry, reading):
    """An annotation in the gold's format."""
    article = reading["article"]
    text = "".join(article["text"].split())
    statements = []
    for said in entry["statements"]:
        start, end = said["content"]
        words = text[start:end]
        statements.append(
            {
                "speakers": said["speakers"],
                "cue": said["cue"],
                "starts": words[:WORDS],
                "ends": words[-WORDS:],
                "form": "",
                "quoted": False,
                "issues": [],
            }
        )
    return {
        "doc": article["source"]["path"],
        "title": article["title"],
        "outlet": "",
        "published": article["published"],
        "script": article["script"],
        "body_first": "",
        "body_last": "",
        "not_in_body": [],
        "relayed_from": [],
        "encounters": entry["encounters"],
        "acts": [],
        "statements": statements,
        "issues": [],
    }


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    scorer, readings, annotations = sys.argv[1], sys.argv[2], sys.argv[3:]
    by_id = {}
    with open(readings, encoding="utf-8") as lines:
        for line in lines:
            reading = json.loads(line)
            by_id[reading["article"]["id"]] = reading
    found, missing = [], 0
    for path in annotations:
        with open(path, encoding="utf-8") as file:
            for entry in json.load(file):
                if entry["article"] in by_id:
                    found.append(gold(entry, by_id[entry["article"]]))
                else:
                    missing += 1
    if missing:
        print(f"{missing} annotated articles are not among the readings", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "gold.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(found, file, ensure_ascii=False)
        run = subprocess.run(
            [sys.executable, "-B", scorer, path, readings], capture_output=True, text=True, check=True
        )
    for line in run.stdout.splitlines():
        if line.startswith(("statements", "encounters", "headline")):
            print(line)


if __name__ == "__main__":
    main()
