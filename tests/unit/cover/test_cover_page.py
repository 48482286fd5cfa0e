"""Cover pages of invented companies, in the layouts that filers use."""

from dataclasses import replace
from datetime import date

import pytest
from filings import bare_filing, headed_filing

from converter.cover import read_cover, read_filing_period
from converter.cover.from_header import header_items
from converter.cover.rules import dei
from converter.errors import InputError
from converter.model.cover import CoverFact, CoverFacts
from converter.model.filing import Address, FilingHeader, FormerName
from converter.model.outline import Outline
from converter.model.period import Duration, Instant

QUARTERLY = """
                      SECURITIES AND EXCHANGE COMMISSION
                            Washington, D.C. 20549

                                  FORM 10-Q
(Mark one)
[X] QUARTERLY REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934
    For the quarterly period ended March 31, 1998

[ ] TRANSITION REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934
    For the transition period from ________ to ________

                      Commission File Number: 1-98765

                          HOLLOWAY BRASS WORKS, INC.
            ---------------------------------------------------
            (Exact name of registrant as specified in its charter)

            New Jersey                                22-7654321
   -------------------------------               -------------------
   (State or other jurisdiction of                (I.R.S. Employer
    incorporation or organization)               Identification No.)

      12 Foundry Lane, Suite 4
         Camden, New Jersey                             08102-1234
   (Address of principal executive offices)             (Zip Code)

   Registrant's telephone number, including area code: (609) 555-0147

   Indicate by check mark whether the registrant (1) has filed all reports
required to be filed by Section 13 or 15(d) of the Securities Exchange Act of
1934 during the preceding 12 months, and (2) has been subject to such filing
requirements for the past 90 days.  Yes  X   No
                                        ---     ---

   As of May 1, 1998 there were 3,210,987 shares of the registrant's common
stock outstanding.

   PART I.  FINANCIAL INFORMATION

   Balance at December 31, 1997 ... for the year ended December 31, 1997.
"""


def values(cover: CoverFacts) -> dict[str, str]:
    return {fact.concept.name: str(fact.value) for fact in cover.facts}


@pytest.fixture(scope="module")
def quarterly() -> CoverFacts:
    return read_cover(bare_filing(QUARTERLY), Outline())[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DocumentType", "10-Q"),
        ("DocumentQuarterlyReport", "true"),
        ("DocumentTransitionReport", "false"),
        ("DocumentPeriodEndDate", "1998-03-31"),
        ("DocumentFiscalYearFocus", "1998"),
        ("DocumentFiscalPeriodFocus", "Q1"),
        ("CurrentFiscalYearEndDate", "--12-31"),
        ("EntityRegistrantName", "HOLLOWAY BRASS WORKS, INC."),
        ("EntityFileNumber", "1-98765"),
        ("EntityIncorporationStateCountryCode", "NJ"),
        ("EntityTaxIdentificationNumber", "22-7654321"),
        ("EntityAddressAddressLine1", "12 Foundry Lane, Suite 4"),
        ("EntityAddressCityOrTown", "Camden"),
        ("EntityAddressStateOrProvince", "NJ"),
        ("EntityAddressPostalZipCode", "08102-1234"),
        ("CityAreaCode", "609"),
        ("LocalPhoneNumber", "555-0147"),
        ("EntityCurrentReportingStatus", "Yes"),
        ("EntityCommonStockSharesOutstanding", "3210987"),
    ],
)
def test_an_item_of_a_quarterly_cover(quarterly: CoverFacts, name: str, value: str) -> None:
    assert values(quarterly)[name] == value


def test_a_printed_item_points_to_its_print(quarterly: CoverFacts) -> None:
    fact = quarterly.get("EntityIncorporationStateCountryCode")
    assert fact is not None
    assert [QUARTERLY[s.start : s.end] for s in fact.spans] == ["New Jersey"]
    assert fact.format == "ixt-sec:stateprovnameen"


@pytest.mark.parametrize(
    ("printed", "code", "transformation"),
    [("NEW JERSEY", "NJ", "stateprovnameen"), ("Bermuda", "D0", "edgarprovcountryen"), ("NOVA SCOTIA", "A5", "edgarprovcountryen")],
)
def test_a_place_of_incorporation_in_capitals_or_abroad(printed: str, code: str, transformation: str) -> None:
    fact = read_cover(bare_filing(QUARTERLY.replace("New Jersey", f"{printed:10}", 1)), Outline())[0].get(
        "EntityIncorporationStateCountryCode"
    )
    assert fact is not None
    assert (fact.value, fact.format) == (code, f"ixt-sec:{transformation}")


def test_shares_outstanding_are_dated_as_printed(quarterly: CoverFacts) -> None:
    fact = quarterly.get("EntityCommonStockSharesOutstanding")
    assert fact is not None
    assert fact.period == Instant(date(1998, 5, 1))


def test_the_main_period_is_the_fiscal_year_to_date(quarterly: CoverFacts) -> None:
    assert quarterly.period.main_period == Duration(date(1998, 1, 1), date(1998, 3, 31))


def test_what_the_cover_lacks_is_a_finding_and_no_fact(quarterly: CoverFacts) -> None:
    findings = read_cover(bare_filing(QUARTERLY), Outline())[1]
    missing = [f for f in findings if "EntityCentralIndexKey" in f.what]
    assert [f.rule for f in missing] == ["EFM 6.5.21"]
    assert quarterly.get("EntityCentralIndexKey") is None


@pytest.mark.parametrize("name", ["EntityPublicFloat", "WrittenCommunications"])
def test_a_quarterly_report_lacks_nothing_of_other_forms(name: str) -> None:
    findings = read_cover(bare_filing(QUARTERLY), Outline())[1]
    assert not [f for f in findings if name in f.what]


def test_what_the_user_supplies_fills_in_and_wins() -> None:
    cover, findings = read_cover(bare_filing(QUARTERLY), Outline(), {"EntityCentralIndexKey": "0000012345", "CityAreaCode": "856"})
    assert (cover.cik, values(cover)["CityAreaCode"]) == ("0000012345", "856")
    assert not [f for f in findings if "EntityCentralIndexKey" in f.what]


def test_the_header_fills_in_and_is_tagged_where_it_is_printed() -> None:
    filing = headed_filing("CENTRAL INDEX KEY:\t\t0000012345\n", QUARTERLY, FilingHeader(form="10-Q", cik="0000012345"))
    fact = read_cover(filing, Outline())[0].get("EntityCentralIndexKey")
    assert fact is not None
    assert [filing.source.slice(s) for s in fact.spans] == ["0000012345"]


HEADER = """\
COMPANY CONFORMED NAME:\tWHERRY BOAT CO
IRS NUMBER:\t039999999
STREET 1:\t1 WHARF LANE
STREET 2:\tSUITE 4
BUSINESS PHONE:\t(802) 555-0142
FORMER CONFORMED NAME:\tWHERRY OARS CO
"""


def from_header(text: str, header: FilingHeader) -> dict[str, tuple[str, list[str]]]:
    """What the header adds to the cover: value and print, by name."""
    filing = headed_filing(HEADER, text, replace(header, form="10-Q"))
    facts = [fact for fact in read_cover(filing, Outline())[0].facts if fact.rule == "header"]
    return {fact.concept.name: (str(fact.value), [filing.source.slice(s) for s in fact.spans]) for fact in facts}


def test_number_address_and_telephone_of_the_header_are_the_cover_s_where_it_has_none() -> None:
    header = FilingHeader(irs_number="039999999", phone="(802) 555-0142", business_address=Address("1 WHARF LANE", "SUITE 4"))
    found = from_header("FORM 10-Q\nFor the quarterly period ended March 31, 1998\n", header)
    assert found["EntityTaxIdentificationNumber"] == ("03-9999999", [])
    assert found["EntityAddressAddressLine2"] == ("SUITE 4", ["SUITE 4"])
    assert (found["CityAreaCode"], found["LocalPhoneNumber"]) == (("802", ["802"]), ("555-0142", ["555-0142"]))


@pytest.mark.parametrize(("printed", "street"), [("Alderbrook", "1 WHARF LANE"), ("Burlington", None)])
def test_the_header_completes_an_address_that_agrees_with_it(printed: str, street: str | None) -> None:
    filing = headed_filing(HEADER, QUARTERLY, FilingHeader(form="10-Q", business_address=Address("1 WHARF LANE", city="ALDERBROOK")))
    period = read_filing_period(filing, Outline(), {})
    found = header_items(filing, period, [CoverFact(dei("EntityAddressCityOrTown"), printed, "cover:address")])
    assert {fact.concept.name: fact.value for fact in found}.get("EntityAddressAddressLine1") == street


@pytest.mark.parametrize(("changed", "is_told"), [(date(1998, 2, 1), True), (date(1990, 2, 1), False), (None, False)])
def test_a_former_name_is_the_cover_s_if_it_changed_in_the_period(changed: date | None, *, is_told: bool) -> None:
    found = from_header(QUARTERLY, FilingHeader(former_names=(FormerName("WHERRY OARS CO", changed),)))
    assert ("EntityInformationFormerLegalOrRegisteredName" in found) == is_told


def test_the_zeros_of_a_filer_without_employer_number_are_none() -> None:
    assert "EntityTaxIdentificationNumber" not in from_header("FORM 10-Q\nMarch 31, 1998\n", FilingHeader(irs_number="000000000"))


def test_a_submission_type_that_the_cover_does_not_print_is_the_header_s() -> None:
    text = QUARTERLY.replace("10-Q", "10-K").replace("QUARTERLY REPORT", "ANNUAL REPORT").replace("quarterly period", "fiscal year")
    filing = headed_filing("CONFORMED SUBMISSION TYPE:\t10-K405\n", text, FilingHeader(form="10-K405"))
    fact = read_cover(filing, Outline())[0].get("DocumentType")
    assert fact is not None
    assert (fact.value, [filing.source.slice(s) for s in fact.spans]) == ("10-K405", ["10-K405"])


def test_boxes_that_contradict_each_other_say_nothing() -> None:
    cover = read_cover(bare_filing(QUARTERLY.replace("[ ] TRANSITION", "[X] TRANSITION")), Outline())[0]
    assert cover.get("DocumentQuarterlyReport") is None


def test_several_classes_of_stock_stand_on_the_class_axis() -> None:
    text = QUARTERLY.replace(
        "there were 3,210,987 shares of the registrant's common\nstock outstanding",
        "there were outstanding 1,000,111 shares of\nClass A Common Stock and 222,333 shares of Class B Common Stock",
    )
    cover = read_cover(bare_filing(text), Outline())[0]
    counts = {fact.dimensions[0].member.name: fact.value for fact in cover.facts if fact.dimensions}
    assert counts == {"CommonClassAMember": 1000111, "CommonClassBMember": 222333}


def test_numbers_that_nothing_tells_apart_are_left_out() -> None:
    text = QUARTERLY.replace("3,210,987 shares", "3,210,987 and 4,210,987 shares")
    assert read_cover(bare_filing(text), Outline())[0].get("EntityCommonStockSharesOutstanding") is None


def test_a_word_in_capitals_is_no_value_of_its_own() -> None:
    fact = read_cover(bare_filing(QUARTERLY.replace("Yes  X   No", "YES  X   NO")), Outline())[0].get("EntityCurrentReportingStatus")
    assert fact is not None
    assert (fact.value, fact.spans) == ("Yes", ())


def test_two_digit_years_are_understood_but_cannot_be_shown() -> None:
    fact = read_cover(bare_filing(QUARTERLY.replace("March 31, 1998", "3/31/98")), Outline())[0].get("DocumentPeriodEndDate")
    assert fact is not None
    assert (fact.value, fact.spans) == ("1998-03-31", ())


def test_a_text_without_any_date_cannot_be_dated() -> None:
    with pytest.raises(InputError, match="at what day"):
        read_filing_period(bare_filing("FORM 10-K\nA company.\n"), Outline(), {})


def test_such_date_is_the_one_named_before_and_none_of_a_later_sentence() -> None:
    text = QUARTERLY.replace(
        "As of May 1, 1998 there were 3,210,987 shares of the registrant's common\nstock outstanding.",
        "The price on May 4, 1998 was $5. The number of shares outstanding as of such date\nwas 3,210,987. The report to shareholders of "
        "April 1, 1998 is incorporated.",
    )
    fact = read_cover(bare_filing(text), Outline())[0].get("EntityCommonStockSharesOutstanding")
    assert fact is not None
    assert fact.period == Instant(date(1998, 5, 4))


def test_a_cover_without_the_label_has_the_name_after_the_file_number() -> None:
    text = QUARTERLY.replace("(Exact name of registrant as specified in its charter)", "")
    assert read_cover(bare_filing(text), Outline())[0].entity_name == "HOLLOWAY BRASS WORKS, INC."


LISTED = """   Securities registered pursuant to Section 12(b) of the Act:

                                              Name of each exchange
      Title of each class                      on which registered
      -------------------                     ---------------------
   Common Stock, $.10 par value              New York Stock Exchange

   Securities registered pursuant to Section 12(g) of the Act: None

   Indicate by check mark"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (LISTED, ("Common Stock, $.10 par value", "NYSE")),
        (
            LISTED.replace(
                "   Securities registered pursuant to Section 12(g)", "   9% Notes due 2001    New York Stock Exchange\n  Section 12(g)"
            ),
            None,
        ),
        (LISTED.replace("New York Stock Exchange", "Pacific Stock Exchange"), None),
    ],
)
def test_the_one_listed_class(table: str, expected: tuple[str, str] | None) -> None:
    cover = read_cover(bare_filing(QUARTERLY.replace("   Indicate by check mark", table, 1)), Outline())[0]
    title, exchange = cover.get("Security12bTitle"), cover.get("SecurityExchangeName")
    assert (str(title.value), str(exchange.value)) == expected if title and exchange and expected else expected is None


@pytest.mark.parametrize(("printed", "format_"), [("New York Stock Exchange", "ixt-sec:exchnameen"), ("American Stock Exchange", None)])
def test_an_exchange_is_tagged_where_it_is_printed_if_its_name_is_known(printed: str, format_: str | None) -> None:
    filing = bare_filing(QUARTERLY.replace("   Indicate by check mark", LISTED.replace("New York Stock Exchange", printed), 1))
    exchange = read_cover(filing, Outline())[0].get("SecurityExchangeName")
    assert exchange is not None
    assert (exchange.format, [filing.source.slice(span) for span in exchange.spans]) == (format_, [printed] if format_ else [])


def test_a_value_of_another_shape_than_dei_s_is_no_fact() -> None:
    cover, findings = read_cover(bare_filing(QUARTERLY.replace("22-7654321", "22 - 7654321")), Outline())
    assert cover.get("EntityTaxIdentificationNumber") is None
    assert [f.excerpt for f in findings if f.code == "cover.shape"] == ["22 - 7654321"]


@pytest.mark.parametrize(
    ("said", "shares"),
    [
        ("the number of shares of common stock outstanding was 3,210,987 (excluding 100,500 shares held in treasury)", "3210987"),
        ("the aggregate market value of stock held by others was 45,600,100. Shares outstanding as of that date: 3,210,987", "3210987"),
        ("the number of outstanding shares of Common Stock and Class B Stock were 3,210,987 and 1,222,333, respectively", None),
    ],
)
def test_shares_are_told_from_treasury_stock_market_values_and_lists_of_classes(said: str, shares: str | None) -> None:
    text = QUARTERLY.replace("there were 3,210,987 shares of the registrant's common\nstock outstanding", said)
    cover, _ = read_cover(bare_filing(text), Outline())
    assert values(cover).get("EntityCommonStockSharesOutstanding") == shares


@pytest.mark.parametrize(("printed", "value"), [("$1,978.8 million", "1978800000"), ("$30,811,870.75", "30811870.75")])
def test_a_public_float_may_have_decimals(printed: str, value: str) -> None:
    annual = QUARTERLY.replace("10-Q", "10-K").replace("QUARTERLY REPORT", "ANNUAL REPORT").replace("quarterly period", "fiscal year")
    text = annual.replace("   PART I.", f"   As of May 1, 1998, the aggregate market value of its stock was {printed}.\n\n   PART I.")
    cover, _ = read_cover(bare_filing(text), Outline())
    assert values(cover)["EntityPublicFloat"] == value


def test_telephone_numbers_of_several_registrants_are_not_told_apart() -> None:
    text = QUARTERLY.replace("   Indicate by", "   Second registrant's telephone number: (201) 555-0199\n\n   Indicate by")
    cover, _ = read_cover(bare_filing(text), Outline())
    assert "LocalPhoneNumber" not in values(cover)
