"""Who speaks most, and in which voice: a table of speakers by the class of the cue, with pandas.

usage: python recipes/pandas_speakers.py ARTICLE.txt…
"""

from __future__ import annotations

import sys
from pathlib import Path

import claimwire
import pandas


def speakers(texts: list[str]) -> pandas.DataFrame:
    """A row a speaker, a column a class of cue, the cells quotes; the most quoted first."""
    quotes = claimwire.to_dataframe(claimwire.annotate(texts), "quotes")
    sure = quotes[(quotes["confidence"] >= 0.5) & quotes["speaker.name"].notna()]
    table = pandas.crosstab(sure["speaker.name"], sure["cue.class"])
    return table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    print(speakers([Path(path).read_text() for path in sys.argv[1:]]).head(20).to_string())
