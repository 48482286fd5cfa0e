"""The namespaces, arcroles and addresses of XBRL and of what it stands on, as their specifications write them."""

from __future__ import annotations

XHTML = "http://www.w3.org/1999/xhtml"
XLINK = "http://www.w3.org/1999/xlink"
XS = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XBRLI = "http://www.xbrl.org/2003/instance"
LINK = "http://www.xbrl.org/2003/linkbase"
ISO4217 = "http://www.xbrl.org/2003/iso4217"
XBRLDT = "http://xbrl.org/2005/xbrldt"
XBRLDI = "http://xbrl.org/2006/xbrldi"
DTR_TYPES = "http://www.xbrl.org/dtr/type/2024-01-31"
IX = "http://www.xbrl.org/2013/inlineXBRL"
TRANSFORMATIONS = "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"
SEC_TRANSFORMATIONS = "http://www.sec.gov/inlineXBRL/transformation/2015-08-31"
CIK = "http://www.sec.gov/CIK"  # the scheme of entities' identifiers

SUMMATION_ITEM = "https://xbrl.org/2023/arcrole/summation-item"
DIMENSIONS = "http://xbrl.org/int/dim/arcrole/"  # followed by "all", "domain-member" and so on

SCHEMAS = {
    XBRLI: "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
    LINK: "http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd",
    XBRLDT: "http://www.xbrl.org/2005/xbrldt-2005.xsd",
    DTR_TYPES: "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd",
}
"""Where the schema of a namespace lies."""


def clark(namespace: str) -> str:
    """A namespace as lxml writes it before a name: "{http://www.w3.org/1999/xhtml}"."""
    return f"{{{namespace}}}"
