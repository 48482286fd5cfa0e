"""What standards of their time make of a statement's lines, by the last day that it shows."""

from __future__ import annotations

from datetime import date

from converter.model.statement import Statement

_SHARED_SINCE = date(2009, 1, 1)  # FAS 160
_CONTRACTS_SINCE = date(2017, 12, 31)  # ASC 606
_DILUTED_SINCE = date(1997, 12, 15)  # FAS 128: basic and diluted, no longer primary and fully diluted earnings per share
_BEFORE_DILUTED = ("SharePrimary", "SharesPrimary", "ShareFullyDiluted", "SharesFullyDiluted")  # how names of concepts end


def is_since_shared(statement: Statement) -> bool:
    """Whether equity may hold the interests of others (FAS 160); where no period is known, it may."""
    return (_last_day(statement) or _SHARED_SINCE) >= _SHARED_SINCE


def is_since_contracts(statement: Statement) -> bool:
    """Whether other revenue may be what is not from contracts with customers (ASC 606); where no period is known, it may."""
    return (_last_day(statement) or _CONTRACTS_SINCE) >= _CONTRACTS_SINCE


def is_of_its_time(name: str, statement: Statement) -> bool:
    """Whether a concept was in use when the statement was made; where no period is known, it was."""
    if not name.endswith(_BEFORE_DILUTED):
        return True
    last = _last_day(statement)
    return last is None or last < _DILUTED_SINCE


def _last_day(statement: Statement) -> date | None:
    periods = [column.period for column in statement.columns] + [line.period for line in statement.lines]
    return max((period.end for period in periods if period), default=None)
