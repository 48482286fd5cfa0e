"""The report package."""

import io
import json
import zipfile

from models import ten_q

from converter.write import WRITERS


def test_the_package_holds_the_report_and_says_what_it_is() -> None:
    report = ten_q()
    (data,) = WRITERS["package"](report, ()).values()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        info = json.loads(package.read(f"{report.stem}/META-INF/reportPackage.json"))
        assert info["documentInfo"]["documentType"] == "https://xbrl.org/report-package/2023"
        inside = {name.rpartition("/")[2] for name in package.namelist() if "/reports/" in name}
    assert inside == set(WRITERS["ixbrl"](report, ()))


def test_the_same_files_give_the_same_bytes() -> None:
    assert WRITERS["package"](ten_q(), ()) == WRITERS["package"](ten_q(), ())
