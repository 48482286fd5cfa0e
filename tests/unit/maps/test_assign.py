"""Lines that want one concept: who has it, and who yields."""

from dataclasses import replace
from datetime import date

import pytest
from hand_lines import item

from converter.maps.assign import Taken, assign
from converter.maps.candidates import Scored
from converter.maps.concept_map import Layer, Rule
from converter.maps.load import load_maps
from converter.model.concept import QName
from converter.model.period import Duration
from converter.model.quantity import Measure
from converter.model.statement import LineItem

LINES = [item("Net income", "10", "9"), item("Net income attributable to Wherry Boat Co.", "8", "7")]


def scored(name: str, score: float, *, layer: Layer | None = None) -> Scored:
    concept = load_maps().concept(name)
    assert concept
    if layer is None:
        return Scored(name, concept, score)
    rule = Rule("income", "Net income", concept, frozenset(), frozenset(), None, layer, "own.toml:NetIncomeLoss", 1)
    return Scored(name, concept, score + 8, rule, 8)


def own(score: float) -> Scored:
    return Scored("(extension)", None, score)


def given(pools: dict[int, list[Scored]], lines: list[LineItem] = LINES) -> dict[int, str]:
    return {i: found.name for i, found in assign(pools, Taken(lines, {})).items()}


def test_a_rules_line_yields_where_both_lines_fit_better_so() -> None:
    net = [scored("NetIncomeLoss", 1, layer=Layer.BASE), scored("ProfitLoss", 1), own(-5)]
    attributable = [scored("NetIncomeLoss", 4), own(-1)]
    assert given({0: net, 1: attributable}) == {0: "ProfitLoss", 1: "NetIncomeLoss"}


def test_no_line_yields_for_less_than_it_loses() -> None:
    net = [scored("NetIncomeLoss", 6), own(-5)]
    attributable = [scored("NetIncomeLoss", 4), own(-1)]
    assert given({0: net, 1: attributable}) == {0: "NetIncomeLoss", 1: "(extension)"}


@pytest.mark.parametrize("layer", [Layer.FILER, Layer.USER])
def test_what_the_filers_or_users_map_says_stands(layer: Layer) -> None:
    net = [scored("NetIncomeLoss", 1, layer=layer), scored("ProfitLoss", 1), own(-5)]
    attributable = [scored("NetIncomeLoss", 4), own(-1)]
    assert given({0: net, 1: attributable}) == {0: "NetIncomeLoss", 1: "(extension)"}


def test_lines_with_the_same_figures_share_a_concept() -> None:
    pools = {0: [scored("NetIncomeLoss", 1), own(-5)], 1: [scored("NetIncomeLoss", 4), own(-1)]}
    assert given(pools, [LINES[0], replace(LINES[1], figures=LINES[0].figures)]) == {0: "NetIncomeLoss", 1: "NetIncomeLoss"}


def test_a_movement_as_of_january_contradicts_that_of_the_year() -> None:
    year = Duration(date(1994, 1, 1), date(1994, 12, 31))
    lines = [
        replace(item(caption, amount), period=year) for caption, amount in (("Gain as of January 1, 1994", "4"), ("Change in gain", "-2"))
    ]
    first, second = ([scored("NetIncomeLoss", score), own(-5)] for score in (2, 1))
    assert given({0: first, 1: second}, lines) == {0: "NetIncomeLoss", 1: "(extension)"}


def test_counts_of_one_year_contradict_each_other_in_whichever_columns_they_are_shown() -> None:
    stock, paid_in = item("Stock issued at $6, shares", "500"), item("Stock issued at $7, shares", "300")
    shown = ((*stock.figures, None), (None, *paid_in.figures))
    year = Duration(date(1994, 1, 1), date(1994, 12, 31))
    counts = [
        replace(line, measure=Measure.SHARES, period=year, figures=figures) for line, figures in zip((stock, paid_in), shown, strict=True)
    ]
    pools = {i: [scored("StockIssuedDuringPeriodSharesNewIssues", 4 - i), own(-1)] for i in (0, 1)}
    assert given(pools, counts) == {0: "StockIssuedDuringPeriodSharesNewIssues", 1: "(extension)"}


def test_a_plain_caption_of_equity_says_the_same_of_another_year_under_any_heading() -> None:
    years = [Duration(date(year, 1, 1), date(year, 12, 31)) for year in (1994, 1995)]
    line, again = (replace(item("Barges moored by the owners", amount), period=year) for amount, year in zip("58", years, strict=True))
    taken = Taken([line, replace(again, section=("Cash dividends",))], {0: QName("ext", "BargesMooredOwners")})
    assert list(taken.names(1)) == []


def test_a_line_keeps_what_its_rule_says_though_it_resembles_another() -> None:
    first = [scored("ProfitLoss", 1, layer=Layer.BASE), scored("NetIncomeLoss", 4), own(-5)]
    second = [scored("NetIncomeLoss", 3), scored("IncomeLossFromContinuingOperations", 2.9), own(-5)]
    assert given({0: first, 1: second}) == {0: "ProfitLoss", 1: "NetIncomeLoss"}


def test_no_line_yields_for_a_concept_of_the_filers_own() -> None:
    net = [scored("NetIncomeLoss", 1, layer=Layer.BASE), own(0.5)]
    assert given({0: net, 1: [scored("NetIncomeLoss", 4), own(-1)]})[0] == "NetIncomeLoss"
