"""Components of the lines of a statement of equity with years as columns."""

from converter.figures import find_numerals
from converter.model.statement import LineRole
from converter.statements.equity.headings import section_dimensions
from converter.statements.lines import Line, PrintedFigure


def heading(caption: str) -> Line:
    return Line(caption, (), {}, 0, 0, role=LineRole.HEADING)


def row(caption: str) -> Line:
    return Line(caption, (), {0: PrintedFigure(find_numerals("5,000")[0], 0)}, 1, 0)


def members(*lines: Line) -> list[str]:
    return [dimensions[0].member.name if dimensions else "" for dimensions in section_dimensions(lines, "")]


def test_a_component_that_is_deducted_has_a_heading() -> None:
    lines = (heading("Retained earnings"), row("Net income"), heading("Less: Treasury stock"), row("Balance at January 1"))
    assert members(*lines)[2:] == ["TreasuryStockCommonMember"] * 2


def test_gains_on_what_is_available_for_sale_are_a_component() -> None:
    lines = (heading("Treasury stock"), row("Balance"), heading("Unrealized gain on securities available for sale"), row("Change"))
    assert members(*lines)[2:] == ["AccumulatedNetUnrealizedInvestmentGainLossMember"] * 2


def test_what_is_outstanding_is_not_held_in_treasury() -> None:
    lines = (heading("In treasury"), row("Balance at end of year"), row("Outstanding at end of year"))
    assert members(*lines)[1:] == ["TreasuryStockCommonMember", ""]
