"""News text into records: who said what, and how many people were killed, hurt, missing or driven out, by whose account.

A thin layer over the ``claimwire`` command, which it finds on PATH or by ``$CLAIMWIRE``.
"""

from .annotation import Document, annotate
from .command import record_schema
from .errors import ClaimwireError, CommandFailed, CommandNotFound, DocumentError
from .frames import Layer, to_dataframe
from .parquet import arrow_schema, to_parquet
from .records import Claim, Entity, Mention, Quote, Record
from .spacy_docs import to_spacy

__version__ = "0.1.0"
__all__ = [
    "Claim",
    "ClaimwireError",
    "CommandFailed",
    "CommandNotFound",
    "Document",
    "DocumentError",
    "Entity",
    "Layer",
    "Mention",
    "Quote",
    "Record",
    "annotate",
    "arrow_schema",
    "record_schema",
    "to_dataframe",
    "to_parquet",
    "to_spacy",
]
