"""The extension taxonomy: what EFM chapter 6 asks of schema and linkbases."""

import pytest
from lxml import etree
from models import cover_report, equity_report, ten_q

from converter.model.report import Report
from converter.write.extension import write_extension

LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"
XS = "{http://www.w3.org/2001/XMLSchema}"


def tree(report: Report, ending: str) -> etree._Element:
    return etree.fromstring(write_extension(report)[report.stem + ending])


@pytest.mark.parametrize("report", [ten_q(), equity_report(), cover_report()], ids=["ten_q", "equity", "cover"])
def test_the_schema_names_the_linkbases_that_are_written(report: Report) -> None:
    files = write_extension(report)
    named = [e.get(f"{XLINK}href") for e in tree(report, ".xsd").iter(f"{LINK}linkbaseRef")]
    assert sorted([f"{report.stem}.xsd", *map(str, named)]) == sorted(files)


def test_own_elements_have_id_type_and_balance() -> None:
    elements = {e.get("name"): dict(e.attrib) for e in tree(equity_report(), ".xsd").iter(f"{XS}element")}
    assert elements["PlanSharesEarned"] == {
        "id": "bay_PlanSharesEarned",
        "name": "PlanSharesEarned",
        "type": "xbrli:monetaryItemType",
        "substitutionGroup": "xbrli:item",
        "{http://www.xbrl.org/2003/instance}periodType": "duration",
        "{http://www.xbrl.org/2003/instance}balance": "credit",
        "nillable": "true",
    }
    assert elements["UnearnedPlanSharesMember"]["abstract"] == "true"


def test_only_taxonomies_in_use_are_imported() -> None:
    imported = [e.get("namespace") for e in tree(cover_report(), ".xsd").iter(f"{XS}import")]
    assert imported == ["http://www.xbrl.org/2003/instance", "http://www.xbrl.org/2003/linkbase", "http://xbrl.sec.gov/dei/2025"]


def test_opening_and_closing_cash_have_arcs_of_their_own() -> None:
    root = tree(ten_q(), "_pre.xml")
    preferred = [str(arc.get("preferredLabel")).rpartition("/")[2] for arc in root.iter(f"{LINK}presentationArc")]
    assert preferred.count("periodStartLabel") == preferred.count("periodEndLabel") == 1
    ends = [(arc.getparent(), arc.get(f"{XLINK}from"), arc.get(f"{XLINK}to")) for arc in root.iter(f"{LINK}presentationArc")]
    assert len(set(ends)) == len(ends)


def test_negated_lines_weigh_by_the_concepts_signs() -> None:
    arcs = {(a.get(f"{XLINK}from"), a.get(f"{XLINK}to")): a.get("weight") for a in tree(ten_q(), "_cal.xml").iter(f"{LINK}calculationArc")}
    name = "loc_us-gaap_NetCashProvidedByUsedInOperatingActivities"
    assert arcs[name, "loc_us-gaap_IncreaseDecreaseInInventories"] == "-1"
    assert arcs[name, "loc_us-gaap_Depreciation"] == "1"


def test_calculation_is_of_version_1_1_with_its_reference() -> None:
    (reference,) = tree(ten_q(), "_cal.xml").iter(f"{LINK}arcroleRef")
    assert reference.get("arcroleURI") == "https://xbrl.org/2023/arcrole/summation-item"


def test_a_table_has_axis_domain_default_and_members() -> None:
    kinds = [str(arc.get(f"{XLINK}arcrole")).rpartition("/")[2] for arc in tree(equity_report(), "_def.xml").iter(f"{LINK}definitionArc")]
    assert kinds[:5] == ["all", "hypercube-dimension", "dimension-domain", "dimension-default", "domain-member"]


def test_every_preferred_label_exists() -> None:
    report = ten_q()
    labels = {(label.concept, label.role) for label in report.labels}
    assert {(row.concept, row.label_role) for role in report.roles for row in role.presentation} <= labels
    written = [e.text for e in tree(report, "_lab.xml").iter(f"{LINK}label")]
    assert sorted(map(str, written)) == sorted(label.text for label in report.labels)
