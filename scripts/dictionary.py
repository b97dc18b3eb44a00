#!/usr/bin/env python3
"""dictionary.py DICT.TXT > Sources/Lexicon/Tables/dictionary.tsv

Makes the table of common words from jieba's dict.txt (package `jieba` on PyPI, MIT): word, class, count. Names of persons
and places are left out, since the lexicon and the shapes of names find them; so is what the lexicon's own words compose
(一年, 访华, 人民政府), where a rule wants the parts. Run it again where tables gain words that stand in the dictionary
too: a word of another table is none of this one.
"""
import collections
import os
import sys

TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Sources", "Lexicon", "Tables")
# What jieba's tags are called here; tags that are not named (nr, ns, nrt, x, o, g …) are left out.
CLASSES = {
    "n": "noun", "nz": "noun", "j": "noun", "an": "noun", "l": "phrase", "i": "phrase", "z": "adjective", "nt": "body",
    "v": "verb", "vi": "verb", "vd": "verb", "vn": "verbal", "a": "adjective", "ad": "adjective", "b": "adjective",
    "d": "adverb", "m": "numeral", "mq": "numeral", "q": "measure", "t": "time", "s": "place", "f": "place",
    "c": "function", "p": "function", "r": "pronoun",
}
LEAST = 10  # occurrences in jieba's corpora
LONGEST = 8  # characters
SOURCES = [
    ("states", "state", ["name", "hant", "names"]), ("states", "abbreviation", ["abbreviations", "local"]),
    ("metonyms", "metonym", ["name", "names"]), ("bodies", "body", ["name", "hant", "names"]),
    ("offices", "office", ["name", "hant", "names"]), ("officials", "official", ["name", "hant", "names"]),
    ("officials", "short", ["short"]), ("places", "place", ["name", "hant", "names"]),
    ("outlets", "outlet", ["name", "hant", "names"]), ("events", "event", ["word"]), ("acts", "act", ["word"]),
    ("speech", "speech", ["word"]), ("words", "word", ["word"]), ("ordinary", "ordinary", ["word"]),
    ("sources", "source", ["word"]),
]


def rows(table):
    head = None
    for line in open(os.path.join(TABLES, table + ".tsv"), encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("#"):
            continue
        if head is None:
            head = cells
        else:
            yield dict(zip(head, cells + [""] * (len(head) - len(cells))))


FOLD = {row["variant"]: row["simplified"] for row in rows("script-fold")}


def fold(text):
    return "".join(FOLD.get(character, character) for character in text)


def known():
    """Each word of the lexicon with what it may be."""
    words = collections.defaultdict(set)
    for table, kind, columns in SOURCES:
        for row in rows(table):
            detail = row.get("role") or row.get("frame") if table in ("words", "events") else ""
            for word in (word for column in columns for word in row.get(column, "").split("|") if word):
                if kind != "short" or len(word) > 1:
                    words[fold(word)].add(detail or kind)
    return words


KNOWN = known()
MOST = max(map(len, KNOWN))


def covered(text):
    """The text cut as the program cuts it: pieces, each with whether the lexicon knows it."""
    cost, came = [0] + [10**9] * len(text), [(0, False)] * (len(text) + 1)
    for start in range(len(text)):
        ways = [(start + 1, 10, False)]
        ways += [
            (end, 7 if end - start == 1 else 4, True)
            for end in range(start + 1, min(len(text), start + MOST) + 1)
            if text[start:end] in KNOWN
        ]
        for end, price, is_known in ways:
            if cost[start] + price < cost[end] or cost[start] + price == cost[end] and start > came[end][0]:
                cost[end], came[end] = cost[start] + price, (start, is_known)
    pieces, end = [], len(text)
    while end:
        start, is_known = came[end]
        pieces.append((text[start:end], is_known))
        end = start
    return pieces[::-1]


COUNTING = {"numeral", "negation", "past"}
# States that the press abbreviates, and what it joins to them: 中方, 中美, 对华, 驻法, 访华, 赴法.
STATES = "中美俄日英法德韩朝印澳欧华台港以伊越菲新加泰缅蒙"
OF_STATES = "军商货资企媒官籍警"  # 俄军, 日商
TO_STATES = "反抗亲离赴抵驻访对涉"  # 反日, 对华
RELATING = {"posted", "toward", "visiting", "travel", "travel-root", "journey", "joint", "object"}
DOING = {"speech", "connective", "unit", "modal", "with", "act", "both", "several"}


def is_word(text, tag, pieces):
    """Whether a word is more than what the lexicon's own words compose."""
    parts = [(piece, KNOWN[piece]) for piece, is_known in pieces if is_known]
    whole = all(is_known for _, is_known in pieces)
    if whole and any(len(piece) > 1 for piece, _ in parts):
        return False
    if sum(kinds & {"side", "abbreviation"} != set() and piece in STATES + "方" for piece, kinds in parts) > 1:
        return False
    if len(text) == 2 and (text[0] in STATES and text[1] in OF_STATES or text[1] in STATES and text[0] in TO_STATES):
        return False
    if any(kinds & RELATING for _, kinds in parts) and any(piece in STATES for piece, _ in parts):
        return False
    for piece, kinds in parts:
        if len(piece) > 1:
            if kinds - {"ordinary"}:
                return False
        elif kinds & COUNTING and (whole or tag in ("m", "t", "mq") or len(text) < 4):
            return False
        elif whole and kinds & DOING or "of" in kinds and len(text) < 4:
            return False
    return True


def main():
    seen = set()
    print("# dictionary: common words with their class and count, so that ordinary prose is cut into its words.")
    print("# source: dict.txt of jieba 0.42.1 (MIT, Copyright (c) 2013 Sun Junyi, https://github.com/fxsjy/jieba), chosen and classed by scripts/dictionary.py.")
    print("# word: the word in Simplified form (either script is read)")
    print("# class: noun, body, verb, verbal (a verb that is a noun as well), adjective, adverb, numeral, measure, time, place, function, pronoun, phrase (an idiom or a fixed expression)")
    print("# count: how often it stands in the dictionary's corpora")
    print("word\tclass\tcount")
    for line in open(sys.argv[1], encoding="utf-8"):
        word, count, tag = line.split()
        word = fold(word)
        if int(count) < LEAST or tag not in CLASSES or not 2 <= len(word) <= LONGEST or word in KNOWN or word in seen:
            continue
        if all("\u4e00" <= character <= "\u9fff" for character in word) and is_word(word, tag, covered(word)):
            seen.add(word)
            print(f"{word}\t{CLASSES[tag]}\t{count}")


main()
