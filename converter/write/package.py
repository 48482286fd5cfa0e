"""Files -> one report package (XBRL Report Packages 1.0); same files, same bytes.

    maple-20020630/META-INF/reportPackage.json
    maple-20020630/reports/maple-20020630.htm, .xsd, _pre.xml ...

It is unconstrained (.zip): a report and its extension schema side by side, so that the relative references hold. The extension is no
taxonomy of its own standing that others import, so there is no META-INF/taxonomyPackage.xml (ibid., section 3.1: optional).
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip file can state
_DOCUMENT_TYPE = "https://xbrl.org/report-package/2023"


def write_package(stem: str, files: Mapping[str, bytes]) -> bytes:
    """A report package of inline document and extension: all of them flat in `reports`, so that relative references hold."""
    info = {"documentInfo": {"documentType": _DOCUMENT_TYPE}}
    content = {f"{stem}/META-INF/reportPackage.json": json.dumps(info, indent=2).encode("ascii") + b"\n"}
    content |= {f"{stem}/reports/{name}": data for name, data in sorted(files.items())}
    return zip_files(content)


def zip_files(content: Mapping[str, bytes]) -> bytes:
    """A zip file whose bytes depend on names and contents alone."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return target.getvalue()
