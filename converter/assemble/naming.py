"""The filing's own names: prefix, namespace and file stem (EFM 6.3.3, 6.7.1 to 6.7.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

# Words of a company's name that tell nothing about it.
LEGAL_FORMS = frozenset(
    {"INC", "INCORPORATED", "CORP", "CORPORATION", "CO", "COMPANY", "COMPANIES", "LTD", "LIMITED", "LP", "LLC", "PLC"}
    | {"SA", "NV", "AG", "TRUST", "GROUP", "HOLDINGS", "HOLDING", "THE", "OF", "AND", "DE", "NEW"}
)

# Prefixes that other namespaces of an inline document have by custom or by EFM 5.2.5 (standardNamespacePrefix).
TAKEN_PREFIXES = frozenset(
    {"us", "gaap", "dei", "srt", "ix", "ixt", "xml", "xsi", "xs", "xsd", "xbrli", "xbrldi", "xbrldt", "link", "xlink"}
    | {"iso", "utr", "ref", "country", "currency", "exch", "stpr", "naics", "sic", "ecd", "cyd", "ext", "html"}
)

SHORTEST = 2  # letters of a prefix


@dataclass(frozen=True, slots=True)
class Names:
    """`prefix` of the extension namespace, `namespace` itself, `stem` of the file names ("hmi-20020930")."""

    prefix: str
    namespace: str
    stem: str


def name_filing(entity_name: str, cik: str, symbol: str, period_end: date, authority: str = "") -> Names:
    """The filing's names, from its trading symbol or else from the initials of its name.

    `authority` is the filer's own domain. Without one it is "<prefix>.invalid": a domain that by RFC 2606 nobody
    owns, so that no address of a stranger gets into the filing.
    """
    prefix = _prefix(entity_name, cik, symbol)
    day = f"{period_end:%Y%m%d}"
    return Names(prefix, f"http://{authority or prefix + '.invalid'}/{day}", f"{prefix}-{day}")


def _prefix(entity_name: str, cik: str, symbol: str) -> str:
    letters = re.sub(r"[^a-z]", "", symbol.lower())
    if not letters:
        words = re.findall(r"[A-Za-z]+", entity_name.replace("'", ""))
        telling = [w for w in words if w.upper() not in LEGAL_FORMS and len(w) > 1] or words
        letters = "".join(w[0] for w in telling[:5]).lower() if len(telling) > 1 else "".join(telling)[:6].lower()
    if len(letters) < SHORTEST or letters in TAKEN_PREFIXES:
        letters = f"cik{cik.lstrip('0')}" if cik else f"{letters}co"
    return letters
