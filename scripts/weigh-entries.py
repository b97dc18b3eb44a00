#!/usr/bin/env python3
"""Weighs what speaks for an entry, by entries that were judged against their articles.

    chancery read PATH… > readings.jsonl; chancery collate readings.jsonl > entries.jsonl     for each month
    scripts/weigh-entries.py READINGS ENTRIES [READINGS ENTRIES]…

Prints the points of standing.tsv as `Annotations/entries.tsv` has them now (150 points are one logit), and how entries fare
whose month had no part in weighing. An entry counts if it is still what was judged: type, mode, days and actors. Only
Python's standard library is needed.
"""
import collections, csv, datetime, json, math, os, sys

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RESTRAINT = 3.0
KINDS = {"AGREE": "agreement", "COOPERATE": "agreement", "PROTEST": "protest", "AID": "aid", "summons": "meeting"}
FORCE = {"SANCTION", "MOBILIZE", "ASSAULT", "COERCE", "CONCEDE", "RETREAT"}


def table(path):
    with open(os.path.join(HOME, path), encoding="utf-8") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


ROLES = {row["id"]: row["role"] for row in table("Sources/Lexicon/Tables/offices.tsv")}
STANDING = table("Sources/Lexicon/Tables/standing.tsv")
POINTS = {row["of"]: int(row["points"]) for row in STANDING if row["sign"] == "office"}
INLAND = [set(row["of"].split("|")) for row in STANDING if row["sign"] == "inland"]
LIMIT = {row["sign"]: int(row["of"]) for row in STANDING if row["of"].isdigit()}


def day(text):
    return datetime.date.fromisoformat(text[:10]) if text else None


def tellings(entry, readings):
    """The events that the accounts of an entry were made of, each with its reading."""
    named = {participant["actor"] for participant in entry["participants"]}
    for account in entry["accounts"]:
        reading = readings.get(account["article"])
        for event in reading["events"] if reading else []:
            same = all(event[member] == account[member] for member in ("evidence", "status", "start", "end"))
            if same and event["type"] == entry["type"] and len(sides(event) & named) >= min(len(named), 2):
                yield reading, event
                break


def sides(event):
    return {party["actor"] for party in event["actors"] + event["recipients"]}


def within(span, stretches):
    return any(start <= span[0] and span[1] <= end for start, end in stretches)


def signs(entry, readings):
    """What speaks for an entry and against it, as EntryWeight asks it."""
    found = collections.Counter()
    what = entry["mode"] or entry["type"]
    found["force" if what in FORCE else KINDS.get(what, what)] = 1
    if entry["status"] != "held":
        found["planned"] = 1
    if entry["announced"]:
        found["announced"] = 1
    people = collections.defaultdict(list)
    for one in entry["participants"]:
        people[one["actor"]].append(one)
    if any(len(side) > 1 for side in people.values()):
        found["crowded"] = 1
    if len(people) > 2:
        found["sides many"] = 1
    if entry["type"] == "CONSULT":
        if len(people) == 2:
            found["sides two"] = 1
        ranks = [max(known) for known in ([POINTS[ROLES[p["office"]]] for p in side if ROLES.get(p["office"]) in POINTS]
                                          for side in people.values()) if known]
        if len(ranks) > 1:
            found["ranked"] = 1
        if ranks and max(ranks) > 0:
            found["office"] = 1
    found["accounts"] = min(int(math.log2(max(entry["independent_accounts"], 1))), LIMIT["accounts"])
    told = list(tellings(entry, readings))
    if any(event["headline"] for _, event in told):
        found["headline"] = 1
    for reading, event in told:
        zone = event.get("in", "text")
        share = 1 / len(told)
        if any(date.get("in", "text") == zone and date["start"] == event["start"] and within(date["span"], event["evidence"])
               for date in reading["dates"]):
            found["dated"] += share
        if all(p.get("span") and within(p["span"], event["evidence"][:1]) for p in event["actors"] + event["recipients"]):
            found["whole"] += share
        if event["start"] == entry["start"]:
            found["agreed"] += share
    published = [day(account["published"]) for account in entry["accounts"] if account["published"]]
    if entry["precision"] == "published":
        found["undated"] = 1
    elif entry["end"] and published:
        lag = (min(published) - day(entry["end"])).days
        if 0 <= lag <= LIMIT["recent"]:
            found["recent"] = 1
        if lag > LIMIT["past"]:
            found["past"] = 1
    if entry["precision"] == "year":
        found["year"] = 1
    if any(set(people) <= union for union in INLAND):
        found["inland"] = 1
    return found


WRITTEN = {"agreement": ("kind", "AGREE"), "protest": ("kind", "PROTEST"), "aid": ("kind", "AID"), "force": ("kind", "SANCTION"),
           "sides two": ("sides", "two"), "sides many": ("sides", "many")}


def written(found):
    """The weight that standing.tsv gives, so that what is asked here is seen to be what the program asks."""
    points = {(row["sign"], "" if row["of"].isdigit() else row["of"]): int(row["points"]) for row in STANDING}
    total = points[("base", "")]
    for name, share in found.items():
        if name == "office":
            total += max(POINTS.values())
        elif name == "inland":
            total += next(value for (sign, _), value in points.items() if sign == name)
        else:
            total += share * points.get(WRITTEN.get(name, ("kind", name)), points.get((name, ""), 0))
    return min(max(total, 0), 1000)


def learn(examples, names):
    """Logistic regression by Newton's method; the last weight is the base."""
    rows = [([found.get(name, 0) for name in names] + [1], goal) for found, goal in examples]
    size = len(names) + 1
    weights = [0.0] * size
    for _ in range(25):
        slope = [RESTRAINT * w for w in weights[:-1]] + [0.01 * weights[-1]]
        bend = [[(RESTRAINT if i < size - 1 else 0.01) if i == j else 0.0 for j in range(size)] for i in range(size)]
        for values, goal in rows:
            chance = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values))))
            filled = [i for i, v in enumerate(values) if v]
            for i in filled:
                slope[i] += (chance - goal) * values[i]
                for j in filled:
                    bend[i][j] += chance * (1 - chance) * values[i] * values[j]
        step = solve(bend, slope)
        weights = [w - s for w, s in zip(weights, step)]
    return weights


def solve(matrix, right):
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(len(rows)):
            if k != i and rows[k][i]:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def main():
    if len(sys.argv) < 3 or len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    judged = {}
    for row in table("Annotations/entries.tsv"):
        judged[(row["article"], row["type"], row["mode"], row["start"], row["end"], row["actors"])] = row
    examples = []
    differing = 0
    for reading_path, entry_path in zip(sys.argv[1::2], sys.argv[2::2]):
        with open(reading_path, encoding="utf-8") as file:
            # Of an article that was met twice the file whose path comes first counts.
            lines = sorted(map(json.loads, file), key=lambda reading: reading["article"]["source"]["path"], reverse=True)
            readings = {reading["article"]["id"]: reading for reading in lines}
        with open(entry_path, encoding="utf-8") as file:
            for entry in map(json.loads, file):
                actors = " ".join(sorted({p["actor"] or "?" for p in entry["participants"]}))
                key = (entry["accounts"][0]["article"], entry["type"], entry["mode"] or "", entry["start"] or "",
                       entry["end"] or "", actors) if entry["accounts"] else None
                if key in judged:
                    examples.append((judged[key], signs(entry, readings)))
                    differing += abs(written(examples[-1][1]) - entry["weight"]) > 3
    goal = lambda row: {"right": 1, "partly": 0.35, "wrong": 0}[row["verdict"]] * (row["wanted"] == "yes")
    names = sorted({name for _, found in examples for name in found})
    months = sorted({row["month"] for row, _ in examples})
    print(f"{len(examples)} of {len(judged)} judged entries are still what was judged, in {len(months)} months")
    print(f"{differing} weigh otherwise than the sum of their signs here: more than a few, and this and EntryWeight differ")
    chances = []
    for month in months:
        weights = learn([(found, goal(row)) for row, found in examples if row["month"] != month], names)
        for row, found in examples:
            if row["month"] == month:
                total = sum(w * found.get(name, 0) for w, name in zip(weights, names + [""])) + weights[-1]
                chances.append((1 / (1 + math.exp(-total)), row))
    print("judged by months left out:")
    for bar in (0, 0.4, 0.5, 0.55, 0.58, 0.6, 0.65, 0.7):
        for drawn in ("chance", "shown"):
            rows = [row for chance, row in chances if chance >= bar and row["drawn"] == drawn]
            if rows:
                share = lambda value: 100 * sum(row["verdict"] == value for row in rows) / len(rows)
                wanted = 100 * sum(row["wanted"] == "yes" for row in rows) / len(rows)
                print(f"  P ≥ {bar:.2f}  drawn by {drawn:7}{len(rows):5}   right {share('right'):3.0f}  partly {share('partly'):3.0f}"
                      f"  wrong {share('wrong'):3.0f}  wanted {wanted:3.0f}")
    weights = learn([(found, goal(row)) for row, found in examples], names)
    print("points:")
    for name, weight in zip(names + ["base, where P = .5 weighs 500"], weights):
        seen = sum(1 for _, found in examples if found.get(name))
        print(f"  {150 * weight + (500 if name.startswith('base') else 0):5.0f}  {name}" + (f"  ({seen})" if seen else ""))


main()
