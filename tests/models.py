"""Three hand-written reports of invented companies, which every writer and check is fed with.

`ten_q()`: a quarterly report with all that one has in small: parenthetical amounts, an uncaptioned total, dashes, negated lines, opening
and closing cash, a note that goes over a page, a note table, an amount in a sentence, a cover.
`equity_report()`: a statement of equity with components as dimensions, an extension concept and an extension member.
`cover_report()`: a release that holds no figure; only cover facts.
"""

from __future__ import annotations

from decimal import Decimal

from modelling import Draft, component, duration, instant, read_concepts
from printing import Entry, Face, Inside, Printer, print_face, qname

from converter.model.filing import BlockKind
from converter.model.network import Axis, Hypercube, RoleKind
from converter.model.period import Instant
from converter.model.quantity import Measure, Unit
from converter.model.report import Entity, Report
from converter.model.source import Span
from converter.model.statement import LineRole, StatementKind
from converter.model.table import Rule

COVER_CONCEPTS = """
dei:CoverAbstract abstract duration - | Cover [Abstract]
dei:DocumentType dei:submissionTypeItemType duration - | Document Type
dei:DocumentQuarterlyReport boolean duration - | Document Quarterly Report
dei:DocumentTransitionReport boolean duration - | Document Transition Report
dei:DocumentPeriodEndDate date duration - | Document Period End Date
dei:EntityRegistrantName normalized duration - | Entity Registrant Name
dei:EntityCentralIndexKey dei:centralIndexKeyItemType duration - | Entity Central Index Key
dei:EntityIncorporationStateCountryCode dei:edgarStateCountryItemType duration - | Entity Incorporation, State or Country Code
dei:EntityCommonStockSharesOutstanding shares instant - | Entity Common Stock, Shares Outstanding
dei:AmendmentFlag boolean duration - | Amendment Flag
dei:DocumentFiscalYearFocus year duration - | Document Fiscal Year Focus
dei:DocumentFiscalPeriodFocus dei:fiscalPeriodItemType duration - | Document Fiscal Period Focus
dei:CurrentFiscalYearEndDate month-day duration - | Current Fiscal Year End Date
"""
TEN_Q_CONCEPTS = """
us-gaap:StatementOfFinancialPositionAbstract abstract duration - | Statement of Financial Position [Abstract]
us-gaap:AssetsCurrentAbstract abstract duration - | Assets, Current [Abstract]
us-gaap:CashAndCashEquivalentsAtCarryingValue money instant debit | Cash and Cash Equivalents, at Carrying Value
us-gaap:AccountsReceivableNetCurrent money instant debit | Accounts Receivable, after Allowance for Credit Loss, Current
us-gaap:AllowanceForDoubtfulAccountsReceivableCurrent money instant credit | Accounts Receivable, Allowance for Credit Loss, Current
us-gaap:InventoryNet money instant debit | Inventory, Net
us-gaap:PrepaidTaxes money instant debit | Prepaid Taxes
us-gaap:AssetsCurrent money instant debit | Assets, Current
us-gaap:PropertyPlantAndEquipmentAbstract abstract duration - | Property, Plant and Equipment [Abstract]
us-gaap:Land money instant debit | Land
us-gaap:MachineryAndEquipmentGross money instant debit | Machinery and Equipment, Gross
us-gaap:PropertyPlantAndEquipmentGross money instant debit | Property, Plant and Equipment, Gross
us-gaap:AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment money instant credit | Accumulated Depreciation, PP and E
us-gaap:PropertyPlantAndEquipmentNet money instant debit | Property, Plant and Equipment, Net
us-gaap:Assets money instant debit | Assets
us-gaap:LiabilitiesCurrentAbstract abstract duration - | Liabilities, Current [Abstract]
us-gaap:AccountsPayableCurrent money instant credit | Accounts Payable, Current
us-gaap:AccruedLiabilitiesCurrent money instant credit | Accrued Liabilities, Current
us-gaap:LiabilitiesCurrent money instant credit | Liabilities, Current
us-gaap:LongTermDebtNoncurrent money instant credit | Long-Term Debt, Excluding Current Maturities
us-gaap:Liabilities money instant credit | Liabilities
us-gaap:StockholdersEquityAbstract abstract duration - | Equity, Attributable to Parent [Abstract]
us-gaap:CommonStockValue money instant credit | Common Stock, Value, Issued
us-gaap:CommonStockParOrStatedValuePerShare per-share instant - | Common Stock, Par or Stated Value Per Share
us-gaap:CommonStockSharesAuthorized shares instant - | Common Stock, Shares Authorized
us-gaap:RetainedEarningsAccumulatedDeficit money instant credit | Retained Earnings (Accumulated Deficit)
us-gaap:TreasuryStockCommonValue money instant debit | Treasury Stock, Common, Value
us-gaap:StockholdersEquity money instant credit | Equity, Attributable to Parent
us-gaap:LiabilitiesAndStockholdersEquity money instant credit | Liabilities and Equity
us-gaap:IncomeStatementAbstract abstract duration - | Income Statement [Abstract]
us-gaap:Revenues money duration credit | Revenues
us-gaap:CostOfRevenue money duration debit | Cost of Revenue
us-gaap:GrossProfit money duration credit | Gross Profit
us-gaap:SellingGeneralAndAdministrativeExpense money duration debit | Selling, General and Administrative Expense
us-gaap:InterestExpense money duration debit | Interest Expense
us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest money duration credit | Pretax Income
us-gaap:IncomeTaxExpenseBenefit money duration debit | Income Tax Expense (Benefit)
us-gaap:NetIncomeLoss money duration credit | Net Income (Loss) Attributable to Parent
us-gaap:EarningsPerShareBasic per-share duration - | Earnings Per Share, Basic
us-gaap:StatementOfCashFlowsAbstract abstract duration - | Statement of Cash Flows [Abstract]
us-gaap:Depreciation money duration debit | Depreciation
us-gaap:IncreaseDecreaseInAccountsReceivable money duration credit | Increase (Decrease) in Accounts Receivable
us-gaap:IncreaseDecreaseInInventories money duration credit | Increase (Decrease) in Inventories
us-gaap:IncreaseDecreaseInOtherOperatingCapitalNet money duration credit | Increase (Decrease) in Other Operating Assets and Liabilities, Net
us-gaap:NetCashProvidedByUsedInOperatingActivities money duration - | Net Cash Provided by (Used in) Operating Activities
us-gaap:PaymentsToAcquirePropertyPlantAndEquipment money duration credit | Payments to Acquire Property, Plant, and Equipment
us-gaap:NetCashProvidedByUsedInInvestingActivities money duration debit | Net Cash Provided by (Used in) Investing Activities
us-gaap:RepaymentsOfLongTermDebt money duration credit | Repayments of Long-Term Debt
us-gaap:NetCashProvidedByUsedInFinancingActivities money duration debit | Net Cash Provided by (Used in) Financing Activities
us-gaap:CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseIncludingExchangeRateEffect money duration debit | Change
us-gaap:CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents money instant debit | Cash, Cash Equivalents and Restricted Cash
us-gaap:InventoryDisclosureAbstract abstract duration - | Inventory Disclosure [Abstract]
us-gaap:InventoryDisclosureTextBlock block duration - | Inventory Disclosure [Text Block]
us-gaap:AccountingPoliciesAbstract abstract duration - | Accounting Policies [Abstract]
us-gaap:InventoryPolicyTextBlock block duration - | Inventory, Policy [Policy Text Block]
us-gaap:ScheduleOfInventoryCurrentTableTextBlock block duration - | Schedule of Inventory, Current [Table Text Block]
us-gaap:InventoryFinishedGoodsNetOfReserves money instant debit | Inventory, Finished Goods, Net of Reserves
us-gaap:InventoryRawMaterialsNetOfReserves money instant debit | Inventory, Raw Materials, Net of Reserves
us-gaap:InventoryWriteDown money duration debit | Inventory Write-down
"""  # noqa: E501  one concept per line
EQUITY_CONCEPTS = """
us-gaap:StatementOfStockholdersEquityAbstract abstract duration - | Statement of Stockholders' Equity [Abstract]
us-gaap:StatementTable table duration - | Statement [Table]
us-gaap:StatementLineItems abstract duration - | Statement [Line Items]
us-gaap:StatementEquityComponentsAxis axis duration - | Equity Components [Axis]
us-gaap:EquityComponentDomain member duration - | Equity Component [Domain]
us-gaap:CommonStockMember member duration - | Common Stock [Member]
us-gaap:RetainedEarningsMember member duration - | Retained Earnings [Member]
bay:UnearnedPlanSharesMember member duration - | Unearned Plan Shares [Member] | Shares held by the employees' plan and not yet earned.
us-gaap:StockholdersEquity money instant credit | Equity, Attributable to Parent
us-gaap:NetIncomeLoss money duration credit | Net Income (Loss) Attributable to Parent
us-gaap:DividendsCommonStockCash money duration debit | Dividends, Common Stock, Cash
bay:PlanSharesEarned money duration credit | Plan shares earned | Increase of equity by shares of the employees' plan that were earned.
"""
THOUSANDS = "(In thousands)"
CASH = "us-gaap:CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"
SINGLE, DOUBLE = Rule.SINGLE, Rule.DOUBLE
HEADING, TOTAL = LineRole.HEADING, LineRole.TOTAL

BALANCE_SHEET = (
    Entry("Current assets:", concept="us-gaap:AssetsCurrentAbstract", role=HEADING),
    Entry("Cash and cash equivalents", ("$410", "$385"), "us-gaap:CashAndCashEquivalentsAtCarryingValue", level=1),
    Entry(
        "Receivables, less allowance for doubtful\n accounts of $52 in 2002 and $48 in 2001",
        ("1,240", "1,105"),
        "us-gaap:AccountsReceivableNetCurrent",
        level=1,
        inside=(Inside("us-gaap:AllowanceForDoubtfulAccountsReceivableCurrent", ("52", "48"), label="allowance for doubtful accounts"),),
    ),
    Entry("Inventories", ("890", "915"), "us-gaap:InventoryNet", level=1),
    Entry("Prepaid income taxes", ("35", "-"), "us-gaap:PrepaidTaxes", level=1, rule=SINGLE),
    Entry(
        "Total current assets",
        ("2,575", "2,405"),
        "us-gaap:AssetsCurrent",
        TOTAL,
        level=1,
        sums=(
            "us-gaap:CashAndCashEquivalentsAtCarryingValue",
            "us-gaap:AccountsReceivableNetCurrent",
            "us-gaap:InventoryNet",
            "us-gaap:PrepaidTaxes",
        ),
    ),
    Entry("Property, plant and equipment:", concept="us-gaap:PropertyPlantAndEquipmentAbstract", role=HEADING),
    Entry("Land", ("150", "150"), "us-gaap:Land", level=1),
    Entry("Machinery", ("1,980", "1,900"), "us-gaap:MachineryAndEquipmentGross", level=1, rule=SINGLE),
    Entry(
        "",
        ("2,130", "2,050"),
        "us-gaap:PropertyPlantAndEquipmentGross",
        TOTAL,
        level=1,
        sums=("us-gaap:Land", "us-gaap:MachineryAndEquipmentGross"),
        label="Property, Plant and Equipment, Gross, Total",
    ),
    Entry(
        "Less accumulated depreciation",
        ("(905)", "(820)"),
        "us-gaap:AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment",
        level=1,
        sign=-1,
        rule=SINGLE,
    ),
    Entry(
        "",
        ("1,225", "1,230"),
        "us-gaap:PropertyPlantAndEquipmentNet",
        TOTAL,
        level=1,
        sums=(
            "us-gaap:PropertyPlantAndEquipmentGross",
            "us-gaap:AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment",
        ),
        rule=SINGLE,
        label="Property, Plant and Equipment, Net, Total",
    ),
    Entry(
        "Total assets",
        ("$3,800", "$3,635"),
        "us-gaap:Assets",
        TOTAL,
        rule=DOUBLE,
        sums=("us-gaap:AssetsCurrent", "us-gaap:PropertyPlantAndEquipmentNet"),
    ),
    Entry("Current liabilities:", concept="us-gaap:LiabilitiesCurrentAbstract", role=HEADING),
    Entry("Accounts payable", ("$620", "$575"), "us-gaap:AccountsPayableCurrent", level=1),
    Entry("Accrued expenses", ("240", "260"), "us-gaap:AccruedLiabilitiesCurrent", level=1, rule=SINGLE),
    Entry(
        "Total current liabilities",
        ("860", "835"),
        "us-gaap:LiabilitiesCurrent",
        TOTAL,
        level=1,
        sums=("us-gaap:AccountsPayableCurrent", "us-gaap:AccruedLiabilitiesCurrent"),
    ),
    Entry("Long-term debt", ("900", "1,000"), "us-gaap:LongTermDebtNoncurrent", rule=SINGLE),
    Entry(
        "Total liabilities",
        ("1,760", "1,835"),
        "us-gaap:Liabilities",
        TOTAL,
        sums=("us-gaap:LiabilitiesCurrent", "us-gaap:LongTermDebtNoncurrent"),
    ),
    Entry("Stockholders' equity:", concept="us-gaap:StockholdersEquityAbstract", role=HEADING),
    Entry(
        "Common stock, $1 par value; 500,000 shares authorized",
        ("300", "300"),
        "us-gaap:CommonStockValue",
        level=1,
        inside=(
            Inside("us-gaap:CommonStockParOrStatedValuePerShare", ("1",), Measure.PER_SHARE, "par value"),
            Inside("us-gaap:CommonStockSharesAuthorized", ("500,000",), Measure.SHARES, "shares authorized"),
        ),
    ),
    Entry("Retained earnings", ("1,780", "1,540"), "us-gaap:RetainedEarningsAccumulatedDeficit", level=1),
    Entry("Treasury stock, at cost", ("(40)", "(40)"), "us-gaap:TreasuryStockCommonValue", level=1, sign=-1, rule=SINGLE),
    Entry(
        "Total stockholders' equity",
        ("2,040", "1,800"),
        "us-gaap:StockholdersEquity",
        TOTAL,
        level=1,
        rule=SINGLE,
        sums=("us-gaap:CommonStockValue", "us-gaap:RetainedEarningsAccumulatedDeficit", "us-gaap:TreasuryStockCommonValue"),
    ),
    Entry(
        "Total liabilities and stockholders' equity",
        ("$3,800", "$3,635"),
        "us-gaap:LiabilitiesAndStockholdersEquity",
        TOTAL,
        rule=DOUBLE,
        sums=("us-gaap:Liabilities", "us-gaap:StockholdersEquity"),
    ),
)
NET_INCOME = "us-gaap:NetIncomeLoss"
PRETAX = "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
INCOME = (
    Entry("Net sales", ("$4,200", "$3,950"), "us-gaap:Revenues"),
    Entry("Cost of products sold", ("2,900", "2,780"), "us-gaap:CostOfRevenue", rule=SINGLE),
    Entry("Gross profit", ("1,300", "1,170"), "us-gaap:GrossProfit", TOTAL, sums=("us-gaap:Revenues", "-us-gaap:CostOfRevenue")),
    Entry("Selling and administrative expenses", ("860", "850"), "us-gaap:SellingGeneralAndAdministrativeExpense"),
    Entry("Interest expense", ("40", "45"), "us-gaap:InterestExpense", rule=SINGLE),
    Entry(
        "Income before income taxes",
        ("400", "275"),
        PRETAX,
        TOTAL,
        sums=("us-gaap:GrossProfit", "-us-gaap:SellingGeneralAndAdministrativeExpense", "-us-gaap:InterestExpense"),
    ),
    Entry("Income taxes", ("160", "110"), "us-gaap:IncomeTaxExpenseBenefit", rule=SINGLE),
    Entry("Net income", ("$240", "$165"), NET_INCOME, TOTAL, rule=DOUBLE, sums=(PRETAX, "-us-gaap:IncomeTaxExpenseBenefit")),
    Entry(
        "Net income per share of common stock", ("$.82", "$.56"), "us-gaap:EarningsPerShareBasic", measure=Measure.PER_SHARE, rule=DOUBLE
    ),
)
CASH_CHANGE = f"{CASH}PeriodIncreaseDecreaseIncludingExchangeRateEffect"
CASH_FLOWS = (
    Entry("Net income", ("$240", "$165"), "us-gaap:NetIncomeLoss"),
    Entry("Depreciation", ("85", "80"), "us-gaap:Depreciation"),
    Entry("Increase in receivables", ("(135)", "(60)"), "us-gaap:IncreaseDecreaseInAccountsReceivable", sign=-1),
    Entry("Decrease (increase) in inventories", ("25", "(10)"), "us-gaap:IncreaseDecreaseInInventories", sign=-1),
    Entry("Other", ("(10)", "15"), "us-gaap:IncreaseDecreaseInOtherOperatingCapitalNet", sign=-1, rule=SINGLE),
    Entry(
        "Net cash provided by operating activities",
        ("205", "190"),
        "us-gaap:NetCashProvidedByUsedInOperatingActivities",
        TOTAL,
        sums=(
            "us-gaap:NetIncomeLoss",
            "us-gaap:Depreciation",
            "us-gaap:IncreaseDecreaseInAccountsReceivable",
            "us-gaap:IncreaseDecreaseInInventories",
            "us-gaap:IncreaseDecreaseInOtherOperatingCapitalNet",
        ),
    ),
    Entry("Capital expenditures", ("(80)", "(90)"), "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment", sign=-1, rule=SINGLE),
    Entry(
        "Net cash used in investing activities",
        ("(80)", "(90)"),
        "us-gaap:NetCashProvidedByUsedInInvestingActivities",
        TOTAL,
        sums=("us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",),
    ),
    Entry("Repayment of long-term debt", ("(100)", "(100)"), "us-gaap:RepaymentsOfLongTermDebt", sign=-1, rule=SINGLE),
    Entry(
        "Net cash used in financing activities",
        ("(100)", "(100)"),
        "us-gaap:NetCashProvidedByUsedInFinancingActivities",
        TOTAL,
        rule=SINGLE,
        sums=("us-gaap:RepaymentsOfLongTermDebt",),
    ),
    Entry(
        "Net increase in cash",
        ("25", "-"),
        CASH_CHANGE,
        TOTAL,
        sums=(
            "us-gaap:NetCashProvidedByUsedInOperatingActivities",
            "us-gaap:NetCashProvidedByUsedInInvestingActivities",
            "us-gaap:NetCashProvidedByUsedInFinancingActivities",
        ),
    ),
    Entry("Cash at beginning of period", ("385", "372"), CASH, rule=SINGLE, at="start"),
    Entry("Cash at end of period", ("$410", "$372"), CASH, TOTAL, rule=DOUBLE, at="end"),
)
INVENTORIES = (
    Entry("Finished goods", ("$520", "$540"), "us-gaap:InventoryFinishedGoodsNetOfReserves"),
    Entry("Raw materials", ("370", "375"), "us-gaap:InventoryRawMaterialsNetOfReserves", rule=SINGLE),
    Entry(
        "",
        ("$890", "$915"),
        "us-gaap:InventoryNet",
        TOTAL,
        rule=DOUBLE,
        sums=("us-gaap:InventoryFinishedGoodsNetOfReserves", "us-gaap:InventoryRawMaterialsNetOfReserves"),
        label="Inventory, Net, Total",
    ),
)
COVER_ROWS = (
    "dei:DocumentType",
    "dei:DocumentQuarterlyReport",
    "dei:DocumentTransitionReport",
    "dei:DocumentPeriodEndDate",
    "dei:EntityRegistrantName",
    "dei:EntityCentralIndexKey",
    "dei:EntityIncorporationStateCountryCode",
    "dei:EntityCommonStockSharesOutstanding",
    "dei:AmendmentFlag",
    "dei:DocumentFiscalYearFocus",
    "dei:DocumentFiscalPeriodFocus",
    "dei:CurrentFiscalYearEndDate",
)


def ten_q() -> Report:
    """A quarterly report of Maple Harbor Tool Company for June 30, 2002."""
    draft = Draft(Printer(), read_concepts(COVER_CONCEPTS + TEN_Q_CONCEPTS), duration((2002, 1, 1), (2002, 6, 30)))
    _print_ten_q_cover(draft)
    balance = (("June 30, 2002", instant(2002, 6, 30), ()), ("Dec. 31, 2001", instant(2001, 12, 31), ()))
    halves = (("2002", draft.main_period, ()), ("2001", duration((2001, 1, 1), (2001, 6, 30)), ()))
    faces = (
        (2, Face(StatementKind.BALANCE_SHEET, "Balance Sheets", balance, BALANCE_SHEET), "StatementOfFinancialPositionAbstract"),
        (4, Face(StatementKind.INCOME, "Statements of Income", halves, INCOME, head=HALF_YEAR), "IncomeStatementAbstract"),
        (5, Face(StatementKind.CASH_FLOW, "Statements of Cash Flows", halves, CASH_FLOWS, head=HALF_YEAR), "StatementOfCashFlowsAbstract"),
    )
    for page, (code, face, root) in enumerate(faces, 2):
        draft.face(code, print_face(draft.printer, face), f"us-gaap:{root}")
        draft.printer.block(BlockKind.PAGE_FURNITURE, f"{page:>44}\n<PAGE>")
    _print_inventory_note(draft, balance)
    present = {fact.concept for fact in draft.facts}
    rows = (f"  {row}" for row in COVER_ROWS if qname(row) in present)
    draft.role(1, RoleKind.DOCUMENT, "Cover", ("dei:CoverAbstract", *rows))
    return draft.report("maple.txt", "10-Q", Entity("Maple Harbor Tool Company", "0000912345"), "maple")


HALF_YEAR = "Six Months Ended June 30,"


def _print_ten_q_cover(draft: Draft) -> None:
    printer = draft.printer
    cover = printer.block(
        BlockKind.PREFORMATTED,
        "                                 FORM 10-Q\n\n"
        "(X)  QUARTERLY REPORT FOR THE PERIOD ENDED JUNE 30, 2002\n"
        "( )  TRANSITION REPORT\n\n"
        "                         Maple Harbor Tool Company\n"
        "             ------------------------------------------------\n"
        "      Delaware  (State of incorporation)      <no exchange> & none\n\n"
        "Shares outstanding at July 31, 2002: 294,500",
    )
    draft.say("dei:EntityCentralIndexKey", "0000912345")
    draft.say("dei:AmendmentFlag", "false")
    draft.say("dei:DocumentFiscalYearFocus", "2002")
    draft.say("dei:DocumentFiscalPeriodFocus", "Q2")
    draft.say("dei:CurrentFiscalYearEndDate", "--12-31")
    draft.say("dei:DocumentType", "10-Q", [printer.find("10-Q", cover)])
    draft.say("dei:DocumentQuarterlyReport", "true", [printer.find("X", cover)], "ixt:fixed-true")
    blank = printer.find("( )", cover)
    draft.say("dei:DocumentTransitionReport", "false", [Span(blank.start + 1, blank.end - 1)], "ixt:fixed-false")
    draft.say("dei:DocumentPeriodEndDate", "2002-06-30", [printer.find("JUNE 30, 2002", cover)], "ixt:date-monthname-day-year-en")
    draft.say("dei:EntityRegistrantName", "Maple Harbor Tool Company", [printer.find("Maple Harbor Tool Company", cover)])
    draft.say("dei:EntityIncorporationStateCountryCode", "DE", [printer.find("Delaware", cover)], "ixt-sec:stateprovnameen")
    shares = printer.find("294,500", cover)
    draft.count("dei:EntityCommonStockSharesOutstanding", Decimal(294500), shares, Unit.of(Measure.SHARES), instant(2002, 7, 31))
    printer.block(BlockKind.PAGE_FURNITURE, f"{1:>44}\n<PAGE>")


def _print_inventory_note(draft: Draft, columns: tuple[tuple[str, Instant, tuple[()]], ...]) -> None:
    printer = draft.printer
    start = printer.block(BlockKind.HEADING, "Note 1 - Inventories").start
    policy = printer.block(
        BlockKind.PARAGRAPH,
        "Inventories are valued at the lower of cost (first-in, first-out) or\n"
        "market. Write-downs of $12,000 were charged to cost of sales.",
    )
    first = Span(start, policy.end)
    printer.block(BlockKind.PAGE_FURNITURE, f"{5:>44}\n<PAGE>")
    lead = printer.block(BlockKind.PARAGRAPH, "Inventories consist of (in thousands):")
    table = Face(StatementKind.NOTE_TABLE, "Inventories (Details)", columns, INVENTORIES)
    printed = print_face(printer, table)
    second = Span(lead.start, printed.grid_span.end)
    text = "".join(printer.parts)
    whole = f"{text[first.start : first.end]}\n{text[second.start : second.end]}"
    draft.say("us-gaap:InventoryDisclosureTextBlock", whole, [first, second], block=True)
    draft.say("us-gaap:InventoryPolicyTextBlock", text[policy.start : policy.end], [policy], block=True)
    schedule = printed.grid_span
    draft.say("us-gaap:ScheduleOfInventoryCurrentTableTextBlock", text[schedule.start : schedule.end], [schedule], block=True)
    draft.count("us-gaap:InventoryWriteDown", Decimal(12000), printer.find("12,000", policy), Unit.of(Measure.MONETARY))
    abstract = "us-gaap:InventoryDisclosureAbstract"
    disclosure = RoleKind.DISCLOSURE
    draft.role(6, disclosure, "Inventories", (abstract, "  us-gaap:InventoryDisclosureTextBlock"))
    draft.role(7, disclosure, "Inventories (Policies)", ("us-gaap:AccountingPoliciesAbstract", "  us-gaap:InventoryPolicyTextBlock"))
    draft.role(8, disclosure, "Inventories (Tables)", (abstract, "  us-gaap:ScheduleOfInventoryCurrentTableTextBlock"))
    draft.face(9, printed, abstract, kind=disclosure)
    draft.role(10, disclosure, "Inventories (Narrative) (Details)", (abstract, "  us-gaap:InventoryWriteDown"))


def equity_report() -> Report:
    """An annual report of Bay Street Bancorp for 2001: nothing but cover and statement of equity."""
    year = duration((2001, 1, 1), (2001, 12, 31))
    draft = Draft(Printer(), read_concepts(COVER_CONCEPTS + EQUITY_CONCEPTS), year)
    _print_small_cover(draft, "10-K", Entity("Bay Street Bancorp", "0000923456"), "December 31, 2001", "FY")
    members = ("us-gaap:CommonStockMember", "us-gaap:RetainedEarningsMember", "bay:UnearnedPlanSharesMember")
    headings = ("Common Stock", "Retained Earn.", "Plan Shares")
    columns = (*((head, year, component(member)) for head, member in zip(headings, members, strict=True)), ("Total", year, ()))
    equity = "us-gaap:StockholdersEquity"
    entries = (
        Entry("Balance at January 1, 2001", ("$1,000", "$4,210", "$(75)", "$5,135"), equity, at="start"),
        Entry("Net income", ("", "640", "", "640"), NET_INCOME),
        Entry("Cash dividends", ("", "(200)", "", "(200)"), "us-gaap:DividendsCommonStockCash", sign=-1),
        Entry("Plan shares earned", ("-", "", "15", "15"), "bay:PlanSharesEarned", rule=SINGLE),
        Entry("Balance at December 31, 2001", ("$1,000", "$4,650", "$(60)", "$5,590"), equity, TOTAL, rule=DOUBLE, at="end"),
    )
    face = Face(StatementKind.EQUITY, "Statement of Stockholders' Equity", columns, entries)
    axis = Axis(qname("us-gaap:StatementEquityComponentsAxis"), qname("us-gaap:EquityComponentDomain"), tuple(map(qname, members)))
    cube = Hypercube(qname("us-gaap:StatementTable"), qname("us-gaap:StatementLineItems"), (axis,))
    draft.face(2, print_face(draft.printer, face), "us-gaap:StatementOfStockholdersEquityAbstract", cube)
    return draft.report("bay.txt", "10-K", Entity("Bay Street Bancorp", "0000923456"), "bay")


def cover_report() -> Report:
    """A press release of Cedar Rail Corporation that announces a new director: no figure is a fact."""
    draft = Draft(Printer(), read_concepts(COVER_CONCEPTS), duration((2003, 1, 1), (2003, 3, 14)))
    _print_small_cover(draft, "8-K", Entity("Cedar Rail Corporation", "0000934567"), "March 14, 2003", "")
    draft.printer.block(
        BlockKind.PARAGRAPH,
        "Release No. 2003-7. Cedar Rail Corporation said today that its board\n"
        "of directors has named a twelfth member. Call (555) 010-4477.",
    )
    return draft.report("cedar.txt", "8-K", Entity("Cedar Rail Corporation", "0000934567"), "cedar")


def _print_small_cover(draft: Draft, form: str, entity: Entity, end: str, focus: str) -> None:
    printer = draft.printer
    cover = printer.block(BlockKind.PREFORMATTED, f"{'FORM':>26} {form}\n\n{entity.name:>40}\n\nPeriod ended {end}")
    draft.say("dei:EntityCentralIndexKey", entity.cik)
    draft.say("dei:AmendmentFlag", "false")
    if focus:
        draft.say("dei:DocumentFiscalYearFocus", str(draft.main_period.end.year))
        draft.say("dei:DocumentFiscalPeriodFocus", focus)
        draft.say("dei:CurrentFiscalYearEndDate", "--12-31")
    draft.say("dei:DocumentType", form, [printer.find(form, cover)])
    draft.say("dei:EntityRegistrantName", entity.name, [printer.find(entity.name, cover)])
    last = draft.main_period.end.isoformat()
    draft.say("dei:DocumentPeriodEndDate", last, [printer.find(end, cover)], "ixt:date-monthname-day-year-en")
    present = {fact.concept for fact in draft.facts}
    rows = (f"  {row}" for row in COVER_ROWS if qname(row) in present)
    draft.role(1, RoleKind.DOCUMENT, "Cover", ("dei:CoverAbstract", *rows))
