"""Turn companies' filings and line items into inline XBRL, Excel workbooks and PDF reports."""
