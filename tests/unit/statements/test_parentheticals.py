"""Amounts inside captions: what they are, and in which columns they stand."""

from decimal import Decimal

import pytest

from converter.model.quantity import Measure
from converter.model.source import SourceText, Span
from converter.statements.parentheticals import Parenthetical, of_stock_above, read_parentheticals

YEARS = (2002, 2001)


def inner(caption: str, scale: int = 0, host: int = 0) -> list[Parenthetical]:
    source = SourceText("invented.txt", caption, "")
    return read_parentheticals(source, [Span(0, len(caption))], YEARS, scale, Decimal(host))


def read(caption: str, scale: int = 0, host: int = 0) -> list[tuple[str, list[str | None]]]:
    return [(p.caption, [str(f.value) if f else None for f in p.figures]) for p in inner(caption, scale, host)]


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Receivables, less allowance of $241 in 2002 and $249 in 2001", [("Allowance", ["241", "249"])]),
        ("Receivables, less allowances (2002--$3,407; 2001--$3,959)", [("Allowances", ["3407", "3959"])]),
        (
            "Receivables from agents, net of $50 and $40 allowance for doubtful accounts",
            [("Allowance for doubtful accounts", ["50", "40"])],
        ),
        ("RECEIVABLES, LESS ALLOWANCE FOR LOSSES OF $50 IN 2002 AND $40 IN 2001", [("ALLOWANCE FOR LOSSES", ["50", "40"])]),
        ("Demand notes (includes $50 and $40, respectively, held by officers)", [("Held by officers", ["50", "40"])]),
        ("Interest paid (net of $50 and $40 capitalized, respectively)", [("Interest capitalized", ["50", "40"])]),
        ("Utility plant, including $50 and $40 under construction", [("Under construction", ["50", "40"])]),
        ("Receivables, net of allowance for bad debts of $50 and $40, respectively", [("Allowance for bad debts", ["50", "40"])]),
        ("Unrealized loss, net of taxes of ($54) and $440, respectively", [("Taxes", ["-54", "440"])]),
        ("Pension adjustment ($57 pre-tax)", [("Pension adjustment, before tax", ["57", "57"])]),
        ("Allowance for doubtful accounts of ($241)", [("Allowance for doubtful accounts", ["241", "241"])]),
        ("$2.65 Cumulative Preferred Stock, $1 par value", [("Cumulative Preferred Stock, par value", ["1", "1"])]),
        ("Treasury stock at cost (624 shares in 2002, 461 in 2001)", [("Treasury stock, shares", ["624", "461"])]),
        ("Common stock, $1 par value", [("Common stock, par value", ["1", "1"])]),
        (
            "Common stock, $.05 par - authorized 5,000 shares",
            [("Common stock, par value", ["0.05"] * 2), ("Common stock, shares authorized", ["5000"] * 2)],
        ),
        ("Preferred stock, no par value; 2,000 shares authorized", [("Preferred stock, shares authorized", ["2000"] * 2)]),
        (
            "Preferred stock, $.10 par value, $1,040 liquidation value per share",
            [("Preferred stock, par value", ["0.10"] * 2), ("Preferred stock, liquidation value", ["1040"] * 2)],
        ),
        (
            "Preferred stock, $1 par value, stated at liquidation value of $40",
            [("Preferred stock, par value", ["1"] * 2), ("Preferred stock, liquidation value", ["40"] * 2)],
        ),
        (
            "Auction series J; 500 shares outstanding ($100,000 stated value)",
            [("Stock, shares outstanding", ["500"] * 2), ("Stock, stated value", ["100000"] * 2)],
        ),
        (
            "Common stock, par value $.10 Authorized--9,000 shares; issued--5,000 shares",
            [
                ("Common stock, par value", ["0.10"] * 2),
                ("Common stock, shares authorized", ["9000"] * 2),
                ("Common stock, shares issued", ["5000"] * 2),
            ],
        ),
        ("Preferred stock, 420 shares issued (no shares outstanding in 2001)", [("Preferred stock, shares issued", ["420", None])]),
        ("Preferred stock, 420 shares issued in 2002 (none in 2001)", [("Preferred stock, shares issued", ["420", None])]),
        ("Translation adjustment--net of taxes of $338", [("Taxes", ["338", "338"])]),
        ("Unrealized loss on securities-net of $30 tax benefit", [("Tax benefit", ["30", "30"])]),
        ("$8.75 convertible series, authorized 28,000 shares", [("Stock, shares authorized", ["28000"] * 2)]),
        ("Dividends paid during 2002 ($5.25 per share, on Series A preferred)", [("Dividends paid per preferred share", ["5.25"] * 2)]),
        ("Preferred stock, $100 per share liquidation preference", [("Preferred stock, liquidation preference", ["100"] * 2)]),
        ("Class B stock, $.01 par value", [("Class B common stock, par value", ["0.01"] * 2)]),
        ("Limited partners (1,500 units)", [("Limited partners' units outstanding", ["1500", "1500"])]),
        ("Limited Partners (1,067.698 and 1,302.050 Units)", [("Limited partners' units outstanding", ["1067.698", "1302.050"])]),
        (
            "Units of limited partnership interest, $500 stated value per unit; authorized - 5,010 units; issued and outstanding - 4,646",
            [
                ("Units, stated value", ["500", "500"]),
                ("Limited partners' units authorized", ["5010", "5010"]),
                ("Limited partners' units issued and outstanding", ["4646", "4646"]),
            ],
        ),
        (
            "General partner ($250 per unit, 170 units issued)",
            [("General partner per unit", ["250", "250"]), ("General partners' units issued", ["170", "170"])],
        ),
        ("Common stock, par value $.10 per share", [("Common stock, par value", ["0.10", "0.10"])]),
        (
            "Common stock, authorized 10,000,000 shares; issued 5,000,000",
            [("Common stock, shares authorized", ["10000000"] * 2), ("Common stock, shares issued", ["5000000"] * 2)],
        ),
        (
            "Common stock, 8,000 shares authorized, 5,000 and 4,000 shares issued",
            [("Common stock, shares authorized", ["8000"] * 2), ("Common stock, shares issued", ["5000", "4000"])],
        ),
        (
            "Common stock, 8,000 shares authorized, 5,000 shares in 2002 and 4,000 shares in 2001 issued and outstanding",
            [("Common stock, shares authorized", ["8000"] * 2), ("Common stock, shares issued and outstanding", ["5000", "4000"])],
        ),
        (
            "Common stock: Authorized, 8,000 shares Issued and outstanding, 5,000 shares",
            [("Common stock, shares authorized", ["8000"] * 2), ("Common stock, shares issued and outstanding", ["5000"] * 2)],
        ),
        (
            "Common stock, $1 par value: 8,000 shares authorized: 5,000 shares issued",
            [
                ("Common stock, par value", ["1", "1"]),
                ("Common stock, shares authorized", ["8000"] * 2),
                ("Common stock, shares issued", ["5000"] * 2),
            ],
        ),
        ("Common shares outstanding, 2002-7,011,944; 2001-6,983,130", [("Common shares, shares outstanding", ["7011944", "6983130"])]),
        (
            "Common stock, 900 shares authorized (500 in 2001), 470 shares issued and outstanding (360 in 2001)",
            [("Common stock, shares authorized", ["900", "500"]), ("Common stock, shares issued and outstanding", ["470", "360"])],
        ),
        (
            "Common stock, 90,000 shares authorized, 5,546 shares issued (5,466 at December 31, 2001)",
            [("Common stock, shares authorized", ["90000"] * 2), ("Common stock, shares issued", ["5546", "5466"])],
        ),
        (
            "Common stock, 900 shares authorized: issued; 276 and 185 shares at June 30, 2002 and 2001, respectively",
            [("Common stock, shares authorized", ["900"] * 2), ("Common stock, shares issued", ["276", "185"])],
        ),
        (
            "Class B common stock, 1,000 shares authorized; 284 (2002) and 167 (2001) shares issued",
            [("Class B common stock, shares authorized", ["1000"] * 2), ("Class B common stock, shares issued", ["284", "167"])],
        ),
        (
            "Common stock, $1 par value; 5,000,000 and 3,000,000 shares authorized",
            [("Common stock, par value", ["1", "1"]), ("Common stock, shares authorized", ["5000000", "3000000"])],
        ),
        (
            "Common stock warrants (issued and outstanding 689,871 and 679,621)",
            [("Common stock warrants, shares issued and outstanding", ["689871", "679621"])],
        ),
        ("Dividends -- $1.72 per share in 2002, $1.62 in 2001 and $1.60 in 2000", [("Dividends per share", ["1.72", "1.62"])]),
        ("Preferred stock ($2.13 and $.78 per share)", [("Preferred stock per share", ["2.13", "0.78"])]),
        ("Net income (per share: 2002-$2.38; 2001-$2.11)", [("Net income per share", ["2.38", "2.11"])]),
    ],
)
def test_an_amount_is_what_its_words_say(caption: str, expected: list[tuple[str, list[str | None]]]) -> None:
    assert read(caption) == expected


def test_of_two_years_that_end_in_one_each_has_what_is_said_of_it() -> None:
    caption = "Treasury stock issued (1995--10 shares; 1994--250 shares)"
    source = SourceText("invented.txt", caption, "")
    (found,) = read_parentheticals(source, [Span(0, len(caption))], (1995, 1994, 1994), 0, Decimal(0), (1995, 1994, 1993))
    assert [figure and figure.value for figure in found.figures] == [10, 250, None]


@pytest.mark.parametrize(("allowance", "value"), [("241", "241000"), ("12,500", "12500000"), ("457,429", "457429")])
def test_no_allowance_is_many_times_its_receivables(allowance: str, value: str) -> None:
    assert read(f"Receivables, less allowance of ${allowance}", scale=3, host=33_000) == [("Allowance", [value, value])]


@pytest.mark.parametrize(
    "caption",
    [
        "Notes due 2005",
        "7% debentures",
        "Income taxes (Note 12)",
        "Cumulative effect of SFAS No. 109",
        "Series 500 preferred shares",
        "Net sales",
        "Current assets ($000's)",
        "Stock issued to the 401(k) plan",
        "Stock issued at option prices from $.32 to $6.875",
    ],
)
def test_years_percentages_and_numbers_of_notes_are_words(caption: str) -> None:
    assert read(caption) == []


def test_an_amount_of_one_year_stands_in_its_column_alone() -> None:
    assert read("Receivables, less allowance of $241 in 2002") == [("Allowance", ["241", None])]


def test_a_count_of_now_is_not_that_of_the_dates_behind_it() -> None:
    caption = "Common stock, 448 shares outstanding (420 at December 31, 2001 and 354 at December 31, 2000)"
    source = SourceText("invented.txt", caption, "")
    (found,) = read_parentheticals(source, [Span(0, len(caption))], (2002, 2001, 2000), 0, Decimal(0))
    assert [figure and str(figure.value) for figure in found.figures] == ["448", "420", "354"]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (("Common stock", "Preference stock, not redeemable"), "Preferred stock, shares issued"),
        (("Common stock equity",), "Common stock, shares issued"),
        (("Liabilities",), "Stock, shares issued"),
    ],
)
def test_shares_without_a_stock_are_of_the_nearest_heading_that_names_one(section: tuple[str, ...], expected: str) -> None:
    assert of_stock_above("Stock, shares issued", section) == expected


def test_money_inside_captions_has_the_scale_of_the_statement() -> None:
    assert read("Receivables, less allowance of $241", scale=3, host=4_926)[0][1] == ["241000", "241000"]


def test_an_allowance_far_above_its_line_is_printed_in_whole_units() -> None:
    assert read("Receivables, less allowance of $241,000", scale=3, host=4_926)[0][1] == ["241000", "241000"]


def test_counts_of_shares_have_no_scale() -> None:
    assert read("Common stock, 8,000,000 shares authorized", scale=3, host=100)[0][1] == ["8000000"] * 2


def test_the_span_covers_the_numeral_over_several_lines() -> None:
    text = "Receivables, less allowance of\n   $241 in 2002"
    source = SourceText("invented.txt", text, "")
    (found,) = read_parentheticals(source, [Span(0, 30), Span(34, len(text))], YEARS, 0, Decimal(0))
    assert [source.slice(figure.span) for figure in found.figures if figure] == ["241"]


def test_a_par_value_is_money_per_share() -> None:
    assert [p.measure for p in inner("Common stock, $1 par value, 500 shares issued")] == [Measure.PER_SHARE, Measure.SHARES]


def test_an_amount_of_many_millions_under_a_heading_without_figures_is_printed_in_full() -> None:
    assert read("Preferred stock, maximum aggregate stated value $150,000,000", scale=3)[0][1] == ["150000000"] * 2


@pytest.mark.parametrize(
    "caption", ["Interest on certificates of deposit of $100,000 or more", "Time deposits over $100,000", "Deposits, $100,000 and over"]
)
def test_a_threshold_is_no_amount(caption: str) -> None:
    assert read(caption, scale=3, host=2) == []


def test_what_all_shares_are_worth_in_liquidation_is_money_in_the_scale_of_the_statement() -> None:
    [found] = inner("Preferred stock (liquidation preference $6,500 and $7,800)", scale=3, host=1)
    assert found.measure is Measure.MONETARY
    assert [figure.value for figure in found.figures if figure] == [6_500_000, 7_800_000]
    [found] = inner("Preferred stock, liquidation preference $6,500 of Series A shares", scale=3, host=1)
    assert found.measure is Measure.MONETARY


@pytest.mark.parametrize("each", ["per share", "per common share", "per Class B share", "per limited partnership unit"])
def test_an_amount_per_share_is_no_money_of_the_statement(each: str) -> None:
    [found] = inner(f"Cash dividends, $.25 {each}", scale=3, host=900)
    assert (found.measure, [str(figure.value) for figure in found.figures if figure]) == (Measure.PER_SHARE, ["0.25", "0.25"])


def test_a_scale_behind_the_last_of_a_row_is_that_of_all_of_them() -> None:
    assert read("Common stock, $1 par value (464 and 454 million shares issued)")[1][1] == ["464000000", "454000000"]


def test_a_year_that_ended_in_january_is_called_by_the_one_before() -> None:
    caption = "Treasury stock, 624 shares in 2000 and 461 shares in 1999"
    [found] = read_parentheticals(SourceText("", caption, ""), [Span(0, len(caption))], (2000, 2000), 0, Decimal(0), (2000, 1999))
    assert [figure and str(figure.value) for figure in found.figures] == ["624", "461"]
