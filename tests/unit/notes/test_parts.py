"""The map of parts of totals in notes."""

import csv
import gzip
import tomllib
from pathlib import Path

from converter.resources import data_folder

MAP = tomllib.loads((data_folder("taxonomy_maps") / "us-gaap" / "parts.toml").read_text(encoding="utf-8"))


def test_every_concept_of_the_map_is_a_balance_of_the_taxonomy(shared: Path) -> None:
    with gzip.open(shared / "taxonomy" / "concepts-2025.tsv.gz", "rt", encoding="utf-8") as table:
        rows = {row["qname"]: row for row in csv.DictReader(table, delimiter="\t")}
    names = [name for entry in MAP.values() for group in ("captions", "less") for name in entry.get(group, ())]
    assert [n for n in names if "monetary" not in rows.get(f"us-gaap:{n}", {"type": ""})["type"]] == []


def test_no_caption_stands_twice_in_an_entry() -> None:
    for entry in MAP.values():
        spoken = [caption for captions in entry["captions"].values() for caption in captions]
        assert len(spoken) == len(set(spoken))
