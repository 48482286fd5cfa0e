"""The facts of a submission's header."""

from datetime import date

from converter.model.filing import Address, FormerName
from converter.read.header import filer_count, read_header

HEADER = """<SEC-DOCUMENT>0000123456-97-000012.txt : 19970401
<SEC-HEADER>0000123456-97-000012.hdr.sgml : 19970401
ACCESSION NUMBER:\t\t0000123456-97-000012
CONFORMED SUBMISSION TYPE:\t10-K405
PUBLIC DOCUMENT COUNT:\t\t3
CONFORMED PERIOD OF REPORT:\t19961231
FILED AS OF DATE:\t\t19970331

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tHEARTH & KETTLE CO
\t\tCENTRAL INDEX KEY:\t\t\t0000123456
\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tHEATING EQUIP, EXCEPT ELECTRIC [3433]
\t\tIRS NUMBER:\t\t\t\t131234567
\t\tSTATE OF INCORPORATION:\t\t\tDE
\t\tFISCAL YEAR END:\t\t\t1231

\tFILING VALUES:
\t\tFORM TYPE:\t\t10-K405
\t\tSEC ACT:\t\t1934 Act
\t\tSEC FILE NUMBER:\t001-09876
\t\tFILM NUMBER:\t\t97512345

\tBUSINESS ADDRESS:\t
\t\tSTREET 1:\t\t1 IRON LANE
\t\tSTREET 2:\t\tSUITE 4
\t\tCITY:\t\t\tTROY
\t\tSTATE:\t\t\tNY
\t\tZIP:\t\t\t12180
\t\tBUSINESS PHONE:\t\t5185550100

\tMAIL ADDRESS:\t
\t\tSTREET 1:\t\tBOX 9
\t\tSTATE:\t\t\tOH

\tFORMER COMPANY:\t
\t\tFORMER CONFORMED NAME:\tHEARTH WORKS INC
\t\tDATE OF NAME CHANGE:\t19790319
</SEC-HEADER>
"""


def test_the_header_gives_the_filers_facts() -> None:
    header = read_header(HEADER)
    assert (header.accession, header.form, header.period_end, header.filed) == (
        "0000123456-97-000012",
        "10-K405",
        date(1996, 12, 31),
        date(1997, 3, 31),
    )
    assert (header.name, header.cik, header.sic, header.irs_number) == ("HEARTH & KETTLE CO", "0000123456", "3433", "131234567")
    assert (header.state, header.fiscal_year_end, header.file_number, header.phone) == ("DE", "--12-31", "001-09876", "5185550100")
    assert header.former_names == (FormerName("HEARTH WORKS INC", date(1979, 3, 19)),)


def test_the_address_is_the_business_address() -> None:
    assert read_header(HEADER).business_address == Address("1 IRON LANE", "SUITE 4", "TROY", "NY", "12180")


def test_a_day_that_no_calendar_has_is_not_stated() -> None:
    assert read_header(HEADER.replace("19970331", "19970230")).filed is None


def test_the_first_of_several_filers_counts() -> None:
    second = HEADER[HEADER.index("FILER:") :].replace("HEARTH & KETTLE CO", "OTHER CO").replace("DE", "OH")
    both = HEADER + "\n" + second
    assert (filer_count(both), read_header(both).name) == (2, "HEARTH & KETTLE CO")


def test_an_empty_header_says_nothing() -> None:
    assert read_header("").cik == ""
