"""Share counts have the concepts of the amounts that they stand below."""

from decimal import Decimal

import pytest
from hand_lines import item

from converter.maps.twins import share_twins
from converter.model.concept import Concept, PeriodType, QName
from converter.model.match import Match, Rung
from converter.model.quantity import Measure
from converter.taxonomy.baked import load_concepts


def standard(name: str) -> Concept | None:
    return load_concepts().get(QName("us-gaap", name))


def match(concept: Concept | None, sign: int = 1) -> Match:
    assert concept is not None
    return Match(concept, sign, Rung.LEARNED, "made", Decimal("0.9"))


OWN = Concept(QName("ext", "ExerciseOfStockOptionsShares"), "xbrli:sharesItemType", PeriodType.DURATION)


@pytest.mark.parametrize(
    ("amount", "values", "sign", "twin"),
    [
        ("StockIssuedDuringPeriodValueStockOptionsExercised", ("512", "40"), 1, "StockIssuedDuringPeriodSharesStockOptionsExercised"),
        ("TreasuryStockValueAcquiredCostMethod", ("-512", "-40"), -1, "TreasuryStockSharesAcquired"),
        ("TreasuryStockValueAcquiredCostMethod", ("-512", "40"), 1, "TreasuryStockSharesAcquired"),
    ],
)
def test_a_count_below_its_amount_has_the_twin_concept_and_its_sign(amount: str, values: tuple[str, str], sign: int, twin: str) -> None:
    lines = [item("Options", values[0]), item("Options", values[1], measure=Measure.SHARES)]
    printed = -1 if values[0].startswith("-") else 1
    found = share_twins(lines, [match(standard(amount), printed), match(OWN)], standard)[1]
    assert found is not None
    assert (found.concept.qname.name, found.sign) == (twin, sign)


def test_a_count_under_another_caption_keeps_its_own() -> None:
    lines = [item("Options", "512"), item("Gifts", "40", measure=Measure.SHARES)]
    matches = [match(standard("StockIssuedDuringPeriodValueStockOptionsExercised")), match(OWN)]
    assert share_twins(lines, matches, standard) == tuple(matches)


def test_a_concept_that_another_line_of_the_period_has_is_not_given_twice() -> None:
    lines = [item("Options", "512"), item("Options", "40", measure=Measure.SHARES), item("Other options", "7", measure=Measure.SHARES)]
    taken = match(standard("StockIssuedDuringPeriodSharesStockOptionsExercised"))
    matches = [match(standard("StockIssuedDuringPeriodValueStockOptionsExercised")), match(OWN), taken]
    assert share_twins(lines, matches, standard) == tuple(matches)


@pytest.mark.parametrize(("printed", "sign"), [("-40", -1), ("40", 1)])
def test_the_number_of_shares_that_were_retired_is_positive(printed: str, sign: int) -> None:
    lines = [item("Retirement of treasury stock", printed, measure=Measure.SHARES)]
    found = share_twins(lines, [match(standard("TreasuryStockSharesRetired"))], standard)[0]
    assert found is not None
    assert found.sign == sign
