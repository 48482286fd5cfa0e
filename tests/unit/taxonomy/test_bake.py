"""A taxonomy package becomes the tables that runs read."""

import zipfile
from pathlib import Path

import pytest

from converter.errors import TaxonomyError
from converter.model.concept import QName
from converter.taxonomy.bake import bake, label_from_name
from converter.taxonomy.baked import ConceptTable

SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://fasb.org/us-gaap/2031">
<xs:element name="Barges" id="us-gaap_Barges" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"
 xbrli:periodType="instant" xbrli:balance="debit"/>
<xs:element name="Assets" id="us-gaap_Assets" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"
 xbrli:periodType="instant" xbrli:balance="debit"/>
</xs:schema>"""
ARCS = """<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"><link:calculationLink>
<link:loc xlink:href="x.xsd#us-gaap_Assets" xlink:label="a"/><link:loc xlink:href="x.xsd#us-gaap_Barges" xlink:label="b"/>
<link:calculationArc xlink:from="a" xlink:to="b" weight="1.0"/></link:calculationLink></link:linkbase>"""


def package(folder: Path) -> Path:
    path = folder / "gaap.zip"
    root = "p/https/xbrl.fasb.org/us-gaap/2031"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{root}/elts/us-gaap-2031.xsd", SCHEMA)
        archive.writestr(f"{root}/stm/us-gaap-stm-sfp-cls-cal-2031.xml", ARCS)
    return path


def test_a_baked_table_is_read_back(tmp_path: Path) -> None:
    labels = tmp_path / "labels.tsv"
    labels.write_text("qname\tlabel\tdeprecatedDate\nus-gaap:Barges\tBarges, Moored\t2030\n", encoding="utf-8")
    for name, data in bake(package(tmp_path), labels).items():
        (tmp_path / name).write_bytes(data)
    table = ConceptTable("us-gaap/2031", tmp_path)
    barges = QName("us-gaap", "Barges")
    concept = table.get(barges)
    assert concept is not None
    assert (concept.label, concept.balance, table.is_deprecated(barges)) == ("Barges, Moored", "debit", True)
    assert table.calculation == {"us-gaap:Barges": {"us-gaap:Assets": 1}}
    assert table.target.schemas == {"us-gaap": "https://xbrl.fasb.org/us-gaap/2031/elts/us-gaap-2031.xsd"}


def test_a_file_that_is_no_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gaap.zip").write_text("no zip")
    with pytest.raises(TaxonomyError, match="taxonomy package"):
        bake(tmp_path / "gaap.zip")


def test_labels_come_from_names_where_nobody_gives_one() -> None:
    assert label_from_name("LIFOReserveOfOtherAssetsNoncurrent") == "LIFO Reserve Of Other Assets Noncurrent"
