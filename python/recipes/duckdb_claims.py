"""The day's highest toll a place by source, in SQL, straight from a file of records.

usage: python recipes/duckdb_claims.py RECORDS.ndjson

DuckDB reads NDJSON and Parquet alike, compressed by gzip or Zstandard too; nothing is loaded beforehand.
"""

from __future__ import annotations

import sys
from typing import Any

import duckdb

QUERY = """
SELECT claim.date AS day, claim.place.name AS place, claim.kind AS kind, claim.source.name AS source,
       max(claim.count.low) AS killed
FROM (SELECT unnest(claims) AS claim FROM read_json(?, format = 'newline_delimited', maximum_object_size = 1000000000))
WHERE claim.kind = 'killed' AND claim.part_of IS NULL AND claim.per IS NULL
  AND claim.certainty IN ('stated', 'reported')
GROUP BY ALL
ORDER BY killed DESC, day, place, source
"""


def tolls(records: str) -> list[tuple[Any, ...]]:
    """Rows of day, place, kind, source and count."""
    return duckdb.execute(QUERY, [records]).fetchall()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for row in tolls(sys.argv[1]):
        print(*("" if value is None else value for value in row), sep="\t")
