"""The balance sheet names the columns of a statement of equity whose heads were misread.

Heads of narrow columns shift ("Units of | Limited Partners' | General Partners'" over two lines) or are shortened past knowing ("Captl.
Excess of Par Val."). Where all balances of a column are, to the last digit, those of one line of equity on the balance sheet at the same
dates, the column is that line's component, whatever its head says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.concept import COMPONENTS_AXIS, QName
from converter.model.fact import Dimension
from converter.model.match import Match
from converter.model.period import Instant, Period
from converter.model.quantity import Figure, Measure
from converter.model.report import MappedStatement
from converter.model.statement import Column, LineItem, StatementKind

_WHOLE = frozenset({"StockholdersEquity", "PartnersCapital", "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"})
_MEMBERS = {  # lines of a balance sheet and the components that they are
    "CommonStockValue": "CommonStock",
    "CommonStockValueOutstanding": "CommonStock",
    "PreferredStockValue": "PreferredStock",
    "PreferredStockValueOutstanding": "PreferredStock",
    "AdditionalPaidInCapital": "AdditionalPaidInCapital",
    "AdditionalPaidInCapitalCommonStock": "AdditionalPaidInCapital",
    "RetainedEarningsAccumulatedDeficit": "RetainedEarnings",
    "TreasuryStockValue": "TreasuryStockCommon",
    "TreasuryStockCommonValue": "TreasuryStockCommon",
    "DeferredCompensationEquity": "DeferredCompensationShareBasedPayments",
    "ReceivableFromOfficersAndDirectorsForIssuanceOfCapitalStock": "ReceivablesFromStockholder",
    "ReceivableFromShareholdersOrAffiliatesForIssuanceOfCapitalStock": "ReceivablesFromStockholder",
    "StockholdersEquityNoteSubscriptionsReceivable": "ReceivablesFromStockholder",
    "AccumulatedOtherComprehensiveIncomeLossForeignCurrencyTranslationAdjustmentNetOfTax": "AccumulatedTranslationAdjustment",
    "AccumulatedOtherComprehensiveIncomeLossAvailableForSaleSecuritiesAdjustmentNetOfTax": "AccumulatedNetUnrealizedInvestmentGainLoss",
    "GeneralPartnersCapitalAccount": "GeneralPartner",
    "LimitedPartnersCapitalAccount": "LimitedPartner",
} | dict.fromkeys(_WHOLE, "")
_LONG_NUMERAL = 100  # shorter ones agree by chance

_Sheet = Mapping[Period, Mapping[str, set[Decimal]]]


def name_components(statements: Sequence[MappedStatement]) -> tuple[MappedStatement, ...]:
    """The statements, columns of those of equity with the components that the balance sheet proves."""
    sheet = _balance_sheet(statements)
    return tuple(_named(mapped, sheet) if mapped.statement.kind is StatementKind.EQUITY and sheet else mapped for mapped in statements)


def _balance_sheet(statements: Sequence[MappedStatement]) -> _Sheet:
    """The amounts of each component at each date, without signs."""
    found: dict[Period, dict[str, set[Decimal]]] = defaultdict(lambda: defaultdict(set))
    for mapped in statements:
        for line, match in zip(mapped.statement.lines, mapped.matches, strict=True):
            name = match.concept.qname.name if match else ""
            if mapped.statement.kind is not StatementKind.BALANCE_SHEET or name not in _MEMBERS or line.dimensions or line.host is not None:
                continue
            for column, figure in zip(mapped.statement.columns, line.figures, strict=True):
                if figure and column.period and not column.dimensions:
                    found[column.period][_MEMBERS[name]].add(abs(figure.value))
    return found


def _named(mapped: MappedStatement, sheet: _Sheet) -> MappedStatement:
    statement = mapped.statement
    pairs = zip(statement.lines, mapped.matches, strict=True)
    balances = [line for line, match in pairs if is_balance(line, match)]
    is_money = [any(line.figures[at] for line in balances) for at in range(len(statement.columns))]
    now = [_member(column) if money else None for column, money in zip(statement.columns, is_money, strict=True)]
    proved = [_proved([(line, line.figures[at]) for line in balances], sheet) for at in range(len(now))]
    taken = Counter(name if name is not None else old for name, old in zip(proved, now, strict=True))
    columns = tuple(
        column if name is None or name == old or old is None or taken[name] > 1 else _renamed(column, name)
        for column, name, old in zip(statement.columns, proved, now, strict=True)
    )
    return mapped if columns == statement.columns else replace(mapped, statement=replace(statement, columns=columns))


def is_balance(line: LineItem, match: Match | None) -> bool:
    """Whether a line of a statement of equity is a balance of equity in money."""
    is_equity = match is not None and match.concept.qname.name in _WHOLE
    return is_equity and line.measure is Measure.MONETARY and isinstance(line.period, Instant)


def _member(column: Column) -> str | None:
    """The component of a column, "" for the whole; None where more than that is said of it, as for a class of stock."""
    if not column.dimensions:
        return ""
    is_component = len(column.dimensions) == 1 and column.dimensions[0].axis == COMPONENTS_AXIS
    return column.dimensions[0].member.name.removesuffix("Member") if is_component else None


def _proved(balances: Sequence[tuple[LineItem, Figure | None]], sheet: _Sheet) -> str | None:
    """The one component that has all the balances of a column, where at least one is long enough to tell."""
    printed = [(sheet[line.period], figure) for line, figure in balances if figure and line.period and line.period in sheet]
    owners = [{name for name, values in known.items() if abs(figure.value) in values} for known, figure in printed]
    found = set.intersection(*owners) if owners else set[str]()
    tells = any(abs(figure.value).scaleb(-figure.scale) >= _LONG_NUMERAL for _, figure in printed)
    return next(iter(found)) if tells and len(found) == 1 else None


def _renamed(column: Column, name: str) -> Column:
    return replace(column, dimensions=(Dimension(COMPONENTS_AXIS, QName("us-gaap", f"{name}Member")),) if name else ())
