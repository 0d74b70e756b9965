#!/usr/bin/env python3
"""Scores entities in the document: aliases, families, acronyms, titles kept apart.

usage: scripts/score_entities.py GOLD.jsonl RECORDS.ndjson [--show]

A gold entity is right where the record has one of its type with the same name and the same other forms. The last line is
a JSON object with the count right, the count of gold, and how many cases have every entity right.
"""
import argparse
import json


def forms(entity):
    return entity["type"], entity["name"], frozenset(entity["aliases"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", metavar="GOLD.jsonl")
    parser.add_argument("records", metavar="RECORDS.ndjson")
    parser.add_argument("--show", action="store_true", help="what was found in cases that are not right throughout")
    options = parser.parse_args()
    with open(options.gold, encoding="utf-8") as file:
        gold = [json.loads(line) for line in file if line.strip()]
    with open(options.records, encoding="utf-8") as file:
        records = {record["id"]: record for record in map(json.loads, file)}
    right = whole = total = 0
    for case in gold:
        found = {forms(entity) for entity in records.get(case["id"], {"entities": []})["entities"]}
        hits = [forms(entity) in found for entity in case["entities"]]
        right += sum(hits)
        total += len(hits)
        whole += all(hits)
        if options.show and not all(hits):
            print(" ", case["id"], "found", sorted((t, n, *sorted(a)) for t, n, a in found))
    print(json.dumps({"right": right, "gold": total, "cases": whole, "of": len(gold)}))


if __name__ == "__main__":
    main()
