"""Schemas with just the concepts in use."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from converter.errors import TaxonomyError
from converter.model.concept import Concept, PeriodType, QName
from converter.taxonomy.declarations import PackageSchemas, addresses_in, imports_of, names_in
from converter.taxonomy.made import made_schemas

XS = "{http://www.w3.org/2001/XMLSchema}"
ADDRESS = "https://tax.example/2025/own-2025.xsd"
CATALOG = b"""<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<rewriteURI uriStartString="https://tax.example/" rewritePrefix="../tax/"/></catalog>"""
TYPES = b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="t"><xs:complexType name="a"/></xs:schema>'
OWN = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="own">
<xs:annotation><xs:documentation>left out</xs:documentation></xs:annotation>
<xs:import namespace="t" schemaLocation="../types.xsd"/>
<xs:element id="own_One" name="One"/><xs:element id="own_Two" name="Two"/></xs:schema>"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    target = tmp_path / "own.zip"
    with zipfile.ZipFile(target, "w") as files:
        files.writestr("own/META-INF/catalog.xml", CATALOG)
        files.writestr("own/tax/types.xsd", TYPES)
        files.writestr("own/tax/2025/own-2025.xsd", OWN)
    return target


def elements(schema: bytes) -> list[str | None]:
    return [element.get("name") for element in etree.fromstring(schema).iter(f"{XS}element")]


def test_names_and_addresses_are_found_wherever_they_stand() -> None:
    data = b'<loc href="https://tax.example/2025/own-2025.xsd#own_One"/> name="us-gaap:Assets" >us-gaap:CommonStockMember<'
    assert {QName("own", "One"), QName("us-gaap", "Assets"), QName("us-gaap", "CommonStockMember")} <= names_in([data])
    assert addresses_in([data]) == {ADDRESS}


def test_a_package_is_narrowed_to_the_elements_in_use_and_keeps_its_types(package: Path) -> None:
    found = PackageSchemas(package).narrowed([ADDRESS], [QName("own", "Two"), QName("other", "One")])
    assert sorted(found) == [ADDRESS, "https://tax.example/types.xsd"]
    assert elements(found[ADDRESS]) == ["Two"]
    assert b"complexType" in found["https://tax.example/types.xsd"]


def test_only_addresses_of_the_package_are_served(package: Path) -> None:
    assert PackageSchemas(package).narrowed(["https://elsewhere.example/x.xsd"], []) == {}


def test_a_broken_package_is_an_error_that_names_it(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK no zip")
    with pytest.raises(TaxonomyError, match=r"broken\.zip"):
        PackageSchemas(broken)


def test_declarations_are_made_with_the_properties_that_facts_must_agree_with() -> None:
    concept = Concept(QName("own", "Fee"), "xbrli:monetaryItemType", PeriodType.DURATION, "debit")
    schema = made_schemas({"own": ADDRESS}, [concept])[ADDRESS]
    (element,) = etree.fromstring(schema).iter(f"{XS}element")
    assert element.get("{http://www.xbrl.org/2003/instance}balance") == "debit"
    assert element.get("{http://www.xbrl.org/2003/instance}periodType") == "duration"
    assert element.get("id") == "own_Fee"


def test_only_imports_of_taxonomies_are_made() -> None:
    schema = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="own" schemaLocation="%s"/>
    <xs:import namespace="x" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/></xs:schema>"""
    assert imports_of(schema.replace(b"%s", ADDRESS.encode())) == {"own": ADDRESS}
