"""Real submissions, whatever is in them, become valid XBRL whose sums foot."""

from pathlib import Path

import pytest

from converter.arelle_gate import Gate
from converter.model.finding import Severity
from converter.pipeline import convert

EVERY = {"text_ex27/*.txt": 24, "text/*.txt": 6, "lines/*.csv": 20}


@pytest.mark.parametrize("kind", list(EVERY))
def test_a_sample_of_the_corpus_is_valid(shared: Path, tmp_path: Path, kind: str) -> None:
    sources = sorted((shared / "corpus").glob(kind))[:: EVERY[kind]]
    assert sources
    wrong = {}
    with Gate(shared / "taxonomy" / "us-gaap-2025.zip") as gate:
        for source in sources:
            folder = tmp_path / source.stem
            folder.mkdir()
            for name, data in convert(source).files.items():
                (folder / name).write_bytes(data)
            errors = [message.text for message in gate.validate(folder) if message.severity is not Severity.INFO]
            if errors:
                wrong[source.name] = errors[:3]
    assert wrong == {}
