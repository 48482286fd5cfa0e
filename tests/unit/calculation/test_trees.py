"""A random tree of sums is printed as a statement and inferred back."""

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from converter.calculation import footings, infer_calculation, prove
from converter.model.quantity import Figure
from converter.model.source import Span
from converter.model.statement import Calculation, Column, LineItem, LineRole, Statement, StatementKind

COLUMNS = 2


@dataclass(frozen=True)
class Leaf:
    """An item."""

    amounts: tuple[int, ...]


@dataclass(frozen=True)
class Sum:
    """A total and its parts."""

    parts: tuple["Leaf | Sum", ...]


Node = Leaf | Sum

leaves = st.builds(Leaf, st.tuples(*[st.integers(10_000, 9_999_999)] * COLUMNS))
trees = st.recursive(leaves, lambda inner: st.builds(Sum, st.lists(inner, min_size=2, max_size=5).map(tuple)), max_leaves=25).filter(
    lambda node: isinstance(node, Sum)
)


def amounts(node: Node) -> tuple[int, ...]:
    if isinstance(node, Leaf):
        return node.amounts
    return tuple(sum(column) for column in zip(*map(amounts, node.parts), strict=True))


def printed_tree(node: Node, level: int, lines: list[LineItem], expected: dict[int, set[int]]) -> int:
    parts = set()
    if isinstance(node, Sum):
        lines.append(LineItem(f"Group {len(lines)}", LineRole.HEADING, (None,) * COLUMNS, level=level))
        parts = {printed_tree(part, level + 1, lines, expected) for part in node.parts}
        expected[len(lines)] = parts
    caption = f"Total {len(lines)}" if parts else f"Item {len(lines)}"
    figures = tuple(Figure(Decimal(amount), 0, 0, Span(0, 0)) for amount in amounts(node))
    lines.append(LineItem(caption, LineRole.ITEM, figures, level=level))
    return len(lines) - 1


def as_statement(node: Node) -> tuple[Statement, dict[int, set[int]]]:
    lines: list[LineItem] = []
    expected: dict[int, set[int]] = {}
    printed_tree(node, 0, lines, expected)
    columns = tuple(Column(str(i), None) for i in range(COLUMNS))
    return Statement(StatementKind.BALANCE_SHEET, "", columns, tuple(lines)), expected


def as_sets(calculation: Calculation) -> dict[int, set[int]]:
    return {s.total: {t.line for t in s.terms} for s in calculation.summations}


@given(trees)
@settings(max_examples=60, deadline=None)
def test_the_tree_comes_back(tree: Node) -> None:
    statement, expected = as_statement(tree)
    assert as_sets(infer_calculation(statement)) == expected


@given(trees)
@settings(max_examples=30, deadline=None)
def test_every_inferred_sum_foots(tree: Node) -> None:
    statement, _ = as_statement(tree)
    calculation = infer_calculation(statement)
    assert all(not f.difference for s in calculation.summations for f in footings(statement, s.total, s.terms))


@given(trees)
@settings(max_examples=30, deadline=None)
def test_every_figure_of_a_tree_is_proven(tree: Node) -> None:
    statement, _ = as_statement(tree)
    assert prove(statement, infer_calculation(statement)).share == 1


figures = st.one_of(st.none(), st.integers(-3000, 3000))


@given(st.lists(st.tuples(figures, figures), min_size=1, max_size=40), st.sampled_from(list(StatementKind)))
@settings(max_examples=80, deadline=None)
def test_each_line_has_one_parent_and_nothing_is_its_own_part(rows: list[tuple[int | None, ...]], kind: StatementKind) -> None:
    lines = tuple(
        LineItem(
            "Total" if i % 4 == 0 else f"Net {i}" if i % 4 == 1 else f"Item {i}",
            LineRole.ITEM,
            tuple(None if v is None else Figure(Decimal(v), 0, 0, Span(0, 0)) for v in row),
            level=i % 3,
        )
        for i, row in enumerate(rows)
    )
    calculation = infer_calculation(Statement(kind, "", (Column("", None),) * COLUMNS, lines))
    children = [t.line for s in calculation.summations for t in s.terms]
    assert len(children) == len(set(children))
    assert not any(reaches_itself(calculation, s.total) for s in calculation.summations)


def reaches_itself(calculation: Calculation, line: int) -> bool:
    at, steps = calculation.parent_of(line), 0
    while at is not None and at != line and steps < len(calculation.summations):
        at, steps = calculation.parent_of(at), steps + 1
    return at == line
