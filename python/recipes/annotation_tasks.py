"""Records as tasks to check by hand, in Label Studio or in Prodigy.

usage: python recipes/annotation_tasks.py label-studio RECORDS.ndjson > tasks.json
       python recipes/annotation_tasks.py prodigy RECORDS.ndjson > tasks.jsonl

Label Studio: import tasks.json into a project with the labelling configuration that LABEL_STUDIO_CONFIG holds; the
quotes, speakers and claims stand there as predictions. Prodigy: `prodigy mark checked tasks.jsonl --view-id
spans_manual --label quote,speaker,claim`. The records must have tokens for Prodigy (`claimwire annotate --tokens`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, TextIO

LABEL_STUDIO_CONFIG = """\
<View>
  <Labels name="label" toName="text">
    <Label value="quote"/><Label value="speaker"/><Label value="claim"/>
  </Labels>
  <Text name="text" value="$text"/>
</View>
"""


def spans(record: dict[str, Any]) -> Iterator[tuple[str, int, int, float]]:
    """Label, start, end in code points, and confidence."""
    for quote in record["quotes"]:
        for part in quote["parts"]:
            yield "quote", part["start"], part["end"], quote["confidence"]
        if quote["speaker"] is not None:
            yield "speaker", quote["speaker"]["start"], quote["speaker"]["end"], quote["confidence"]
    for claim in record["claims"]:
        yield "claim", claim["start"], claim["end"], claim["confidence"]


def label_studio(record: dict[str, Any]) -> dict[str, Any]:
    """A task with one prediction; Label Studio counts UTF-16 units, as a browser does."""
    text = record["text"]
    results = []
    for number, (label, start, end, confidence) in enumerate(spans(record)):
        value = {"start": _utf16(text, start), "end": _utf16(text, end), "text": text[start:end], "labels": [label]}
        results.append(
            {
                "id": str(number),
                "type": "labels",
                "from_name": "label",
                "to_name": "text",
                "value": value,
                "score": confidence,
            }
        )
    return {
        "data": {"text": text, "id": record["id"]},
        "predictions": [{"model_version": "claimwire", "result": results}],
    }


def prodigy(record: dict[str, Any]) -> dict[str, Any]:
    """A task with tokens and spans; spans that cut a token are widened to it."""
    text, listed = record["text"], record["tokens"]
    tokens = [
        {
            "text": text[token["start"] : token["end"]],
            "start": token["start"],
            "end": token["end"],
            "id": number,
            "ws": text[token["end"] : token["end"] + 1].isspace(),
        }
        for number, token in enumerate(listed)
    ]
    found = []
    for label, start, end, _ in spans(record):
        inside = [token for token in tokens if token["end"] > start and token["start"] < end]
        if inside:
            found.append(
                {
                    "label": label,
                    "start": inside[0]["start"],
                    "end": inside[-1]["end"],
                    "token_start": inside[0]["id"],
                    "token_end": inside[-1]["id"],
                }
            )
    return {"text": text, "meta": {"id": record["id"]}, "tokens": tokens, "spans": found}


def _utf16(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def main(tool: str, records: TextIO, output: TextIO) -> None:
    every = (json.loads(line) for line in records)
    if tool == "label-studio":
        json.dump([label_studio(record) for record in every], output, ensure_ascii=False)
        output.write("\n")
    else:
        output.writelines(json.dumps(prodigy(record), ensure_ascii=False) + "\n" for record in every)


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("label-studio", "prodigy"):
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        main(sys.argv[1], file, sys.stdout)
