"""Items that the cover page does not give and the submission's header does, tagged where the header prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter.cover.rules import dei
from converter.model.cover import CoverFact, FilingPeriod
from converter.model.filing import Filing, FilingHeader
from converter.model.source import Span

_PHONE = re.compile(r"\(?(?P<CityAreaCode>[2-9]\d{2})\)?[\s./-]*(?P<LocalPhoneNumber>\d{3}[\s.-]?\d{4})")
_EMPLOYER = re.compile(r"(\d{2})-?(\d{7})")


def header_items(filing: Filing, period: FilingPeriod, found: Sequence[CoverFact]) -> list[CoverFact]:
    """The header's items but those `found` already; of its address only what completes the page's, where the two agree."""
    have = {fact.concept.name: str(fact.value) for fact in found}
    items = [*_plain(filing, period), *_telephone(filing)]
    is_other = any(_is_address(i) and have.get(i.concept.name, str(i.value)).lower() != str(i.value).lower() for i in items)
    return [item for item in items if item.concept.name not in have and not (is_other and _is_address(item))]


def _is_address(item: CoverFact) -> bool:
    return item.concept.name.startswith("EntityAddress")


def in_header(filing: Filing, value: str) -> tuple[Span, ...]:
    """Where the header prints the value after a colon, on a line of its own."""
    if filing.header_span is None or not value:
        return ()
    text = filing.source.slice(filing.header_span)
    at = re.search(rf"[:=>][ \t]*({re.escape(value)})[ \t]*$", text, re.MULTILINE)
    start = filing.header_span.start
    return (Span(start + at.start(1), start + at.end(1)),) if at else ()


def _plain(filing: Filing, period: FilingPeriod) -> Iterator[CoverFact]:
    header = filing.header
    values = {
        "DocumentType": period.form,
        "EntityRegistrantName": header.name,
        "EntityCentralIndexKey": header.cik,
        "EntityFileNumber": header.file_number,
        "EntityIncorporationStateCountryCode": header.state,
        "EntityTaxIdentificationNumber": _employer_number(header.irs_number),
        "EntityAddressAddressLine1": header.business_address.street1,
        "EntityAddressAddressLine2": header.business_address.street2,
        "EntityAddressCityOrTown": header.business_address.city,
        "EntityAddressStateOrProvince": header.business_address.state,
        "EntityAddressPostalZipCode": header.business_address.postal_code,
        "EntityInformationFormerLegalOrRegisteredName": _former_name(header, period),
    }
    return (CoverFact(dei(name), value, "header", in_header(filing, value)) for name, value in values.items() if value)


def _employer_number(printed: str) -> str:
    """With the hyphen that dei demands, which headers leave out; "" for the zeros of a filer without one."""
    digits = _EMPLOYER.fullmatch(printed)
    return f"{digits[1]}-{digits[2]}" if digits and digits[0].strip("0-") else ""


def _telephone(filing: Filing) -> Iterator[CoverFact]:
    found, spans = _PHONE.fullmatch(filing.header.phone), in_header(filing, filing.header.phone)
    for name, value in found.groupdict().items() if found else ():
        at = (Span(spans[0].start + found.start(name), spans[0].start + found.end(name)),) if found and spans else ()
        yield CoverFact(dei(name), value, "header", at)


def _former_name(header: FilingHeader, period: FilingPeriod) -> str:
    """The name that the filer had until some day of the report's period; one of long ago is not the cover's."""
    start, until = period.main_period.start, header.filed or period.end
    recent = (former for former in header.former_names if former.changed and start <= former.changed <= until)
    return next((former.name for former in recent), "")
