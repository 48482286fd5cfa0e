"""Concepts that would turn a standard sum round, or hold all that is not current, give way (DQC_0008, DQC_0004)."""

from dataclasses import replace
from decimal import Decimal

from small_statements import NINE_MONTHS, QUARTER_END, line, mapped, match

from converter.assemble.standard_sums import settle_standard_sums
from converter.model.concept import Concept, QName
from converter.model.match import Rung
from converter.model.statement import LineRole, StatementKind
from converter.taxonomy.baked import load_concepts


def standard(name: str) -> Concept:
    found = load_concepts().get(QName("us-gaap", name))
    assert found is not None
    return found


WHOLE, PART = (
    standard("IncomeLossFromDiscontinuedOperationsNetOfTaxAttributableToReportingEntity"),
    standard("IncomeLossFromDiscontinuedOperationsNetOfTax"),
)


def names(rung: Rung = Rung.LEARNED) -> list[str]:
    lines = [line("Loss of the division", -3, at=0), line("", -3, at=20, role=LineRole.TOTAL)]
    matches = [replace(match(WHOLE, rung=rung), confidence=Decimal("0.4")), match(PART, rung=rung)]
    statement = mapped(StatementKind.INCOME, lines, matches, [NINE_MONTHS], [(1, [(0, 1)])])
    return [m.concept.qname.name for m in settle_standard_sums(statement).matches if m]


def test_of_a_part_and_a_total_that_change_places_the_less_sure_gets_its_own_concept() -> None:
    assert names() == ["LossDivision", PART.qname.name]


def test_what_a_map_says_stays() -> None:
    assert names(Rung.USER_RULE) == [WHOLE.qname.name, PART.qname.name]


def test_noncurrent_assets_beside_property_are_other_assets() -> None:
    lines = [line(caption, 4, at=20 * i) for i, caption in enumerate(("Property", "Total current assets", "Total deferred charges"))]
    matches = [match(standard(name)) for name in ("PropertyPlantAndEquipmentNet", "AssetsCurrent", "AssetsNoncurrent", "Assets")]
    whole = line("Total assets", 12, at=80, role=LineRole.TOTAL)
    sheet = mapped(StatementKind.BALANCE_SHEET, [*lines, whole], matches, [QUARTER_END], [(3, [(0, 1), (1, 1), (2, 1)])])
    found = settle_standard_sums(sheet).matches[2]
    assert found is not None
    assert (found.concept.qname, found.concept.balance) == (QName("ext", "TotalDeferredCharges"), "debit")
    alone = mapped(StatementKind.BALANCE_SHEET, [*lines[1:], whole], matches[1:], [QUARTER_END], [(2, [(0, 1), (1, 1)])])
    assert settle_standard_sums(alone) == alone
