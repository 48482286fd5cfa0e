"""What a statement's columns without a period say of its lines."""

from dataclasses import replace

from printed import printed

from converter.model.statement import StatementKind, without_comparisons


def test_changes_in_percent_beside_amounts_are_left_out_of_lines_that_have_amounts() -> None:
    whole = printed(StatementKind.INCOME, "Service fees | 998 | (14)\nYield | | 3\n")
    dated, change = whole.columns
    told = without_comparisons(replace(whole, columns=(dated, replace(change, period=None))))
    assert [[figure is not None for figure in line.figures] for line in told.lines] == [[True, False], [False, True]]
