"""The words of titles, and the map of notes itself."""

import csv
import gzip
from pathlib import Path

import pytest

from converter.errors import MapError
from converter.model.concept import QName
from converter.notes.rules import best_rule, opening_rule, read_rules, text_rules

RULES = text_rules()


@pytest.mark.parametrize(
    ("title", "concept"),
    [
        ("INCOME TAXES", "IncomeTaxDisclosureTextBlock"),
        ("Nature of Operations and Summary of Significant Accounting Policies", "BusinessDescriptionAndAccountingPoliciesTextBlock"),
        ("Long-term Debt and Capital Lease Obligations", "DebtAndCapitalLeasesDisclosuresTextBlock"),
        ("STOCKHOLDERS' EQUITY", "StockholdersEquityNoteDisclosureTextBlock"),
        ("Employee Stock Plans", "DisclosureOfCompensationRelatedCostsShareBasedPaymentsTextBlock"),
        ("Net Income (Loss) Per Share", "EarningsPerShareTextBlock"),
        ("Acquisitions and Dispositions", "MergersAcquisitionsAndDispositionsDisclosuresTextBlock"),
        ("Selected Quarterly Financial Data (Unaudited)", "QuarterlyFinancialInformationTextBlock"),
        ("Fair Values of Financial Instruments", "FairValueDisclosuresTextBlock"),
        ("Commitments, Contingencies and Other", "CommitmentsAndContingenciesDisclosureTextBlock"),
    ],
)
def test_a_title_leads_to_its_text_block(title: str, concept: str) -> None:
    rule = best_rule(RULES.notes, title)
    assert rule is not None
    assert rule.concept.name == concept


def test_a_title_of_its_own_leads_nowhere() -> None:
    assert best_rule(RULES.notes, "The Great Flood") is None


@pytest.mark.parametrize(
    ("opening", "concept"),
    [
        (
            "The unaudited financial statements have been prepared in accordance with",
            "OrganizationConsolidationAndPresentationOfFinancialStatements",
        ),
        ("Inventories are valued at the lower of cost or market.", "InventoryDisclosure"),
        ("Net income per common share is computed by dividing", "EarningsPerShare"),
        ("On May 1, the Company purchased 80% of the outstanding capital stock of a foundry", "BusinessCombinationDisclosure"),
    ],
)
def test_a_note_without_title_is_known_by_its_opening(opening: str, concept: str) -> None:
    rule = opening_rule(RULES.notes, opening, set())
    assert rule is not None
    assert rule.concept.name.startswith(concept)


def test_every_concept_of_the_map_is_a_current_text_block(shared: Path) -> None:
    with gzip.open(shared / "taxonomy" / "concepts-2025.tsv.gz", "rt", encoding="utf-8") as table:
        rows = {row["qname"]: row for row in csv.DictReader(table, delimiter="\t")}
    wrong = [
        str(rule.concept)
        for rule in (*RULES.notes, *RULES.policies, *RULES.tables)
        if "textBlock" not in rows.get(str(rule.concept), {"type": ""})["type"] or rows[str(rule.concept)]["deprecatedDate"]
    ]
    assert wrong == []


def test_tables_stand_in_notes_that_the_map_knows() -> None:
    known = {rule.concept for rule in RULES.notes}
    assert [str(rule.concept) for rule in RULES.tables if not rule.notes <= known] == []


@pytest.mark.parametrize(
    "content",
    [
        {"note": [{"concept": "us-gaap:A", "title": ["a"]}]},
        {"chapter": [{"concept": "us-gaap:A", "titles": ["a"]}]},
        {"note": [{"titles": ["a"]}]},
        {"note": [{"concept": "us-gaap:A", "titles": ["a"]}, {"concept": "us-gaap:A", "titles": ["b"]}]},
    ],
)
def test_a_broken_map_is_refused(content: dict[str, list[dict[str, object]]]) -> None:
    with pytest.raises(MapError):
        read_rules(content, "notes.toml")


def test_a_taken_concept_is_passed_over() -> None:
    taken = {QName("us-gaap", "IncomeTaxDisclosureTextBlock")}
    assert best_rule(RULES.notes, "Income Taxes", taken) is None
