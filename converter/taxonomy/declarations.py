"""Schemas that declare just the concepts which a report names, at the addresses where the standard taxonomies lie.

A processor that validates a report spends nine tenths of its time on the 18,000 concepts that the report does not use, so the
standard schemas are narrowed to those in use: their declarations are copied unchanged out of a taxonomy package (`PackageSchemas`), types
and imports stay as they are. Where there is no package, `made` makes declarations from the program's own concept table.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

from lxml import etree

from converter.errors import TaxonomyError
from converter.model.concept import QName
from converter.namespaces import XS, clark

_XS = clark(XS)
_NAME = re.compile(rb"\b([a-z][a-z-]*)[:_]([A-Z][A-Za-z0-9_-]*)")
_ADDRESS = re.compile(rb"https?://[^\s\"'#]+\.xsd")
_IMPORT = re.compile(rb"<(?:\w+:)?import\b[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(namespace|schemaLocation)="([^"]*)"')
_CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}rewriteURI"
_OWN_PLACE = "//www.xbrl.org/"  # schemas of XBRL itself are never narrowed


def names_in(files: Iterable[bytes]) -> frozenset[QName]:
    """All prefixed names in the files, and the ids in references ("us-gaap_Assets"); some may be no concepts."""
    return frozenset(QName(prefix.decode(), name.decode()) for data in files for prefix, name in _NAME.findall(data))


def addresses_in(files: Iterable[bytes]) -> frozenset[str]:
    """All addresses of schemas that the files mention."""
    return frozenset(address.decode() for data in files for address in _ADDRESS.findall(data))


def imports_of(schema: bytes) -> dict[str, str]:
    """Namespace -> address of a schema's imports, without those of XBRL itself."""
    found = {}
    for tag in _IMPORT.findall(schema):
        said = dict(_ATTRIBUTE.findall(tag))
        address = said.get(b"schemaLocation", b"").decode()
        if address.startswith("http") and _OWN_PLACE not in address:
            found[said.get(b"namespace", b"").decode()] = address
    return found


@dataclass(frozen=True, slots=True)
class _Schema:
    """A schema taken apart: everything but the element declarations, those by id, and where its imports lie."""

    head: bytes
    elements: Mapping[str, bytes]
    imports: tuple[str, ...]


class PackageSchemas:
    """The schemas of a taxonomy package (zip), or of a folder laid out as `https/host/path`; each is read when it is first needed."""

    def __init__(self, package: Path) -> None:
        self._package = package
        self._schemas: dict[str, _Schema] = {}
        with self._opened() as files:
            self._addresses = _addresses(files) if files else _addresses_below(package)

    def narrowed(self, roots: Iterable[str], names: Iterable[QName]) -> dict[str, bytes]:
        """The schemas at the addresses `roots` and all that they import, with the elements among `names` and those they refer to."""
        wanted = {f"{name.prefix}_{name.name}" for name in names}
        found: dict[str, bytes] = {}
        queue = [address for address in roots if address in self._addresses]
        with self._opened() as files:
            while queue:
                address = queue.pop()
                if address not in found:
                    schema = self._schemas.get(address) or _take_apart(self._read(files, address), whole=_OWN_PLACE in address)
                    self._schemas[address] = schema
                    found[address] = _put_together(schema, wanted)
                    queue += (there for there in (urljoin(address, one) for one in schema.imports) if there in self._addresses)
        return found

    def _read(self, files: zipfile.ZipFile | None, address: str) -> bytes:
        name = self._addresses[address]
        return files.read(name) if files else Path(name).read_bytes()

    @contextmanager
    def _opened(self) -> Iterator[zipfile.ZipFile | None]:
        if self._package.is_dir():
            yield None
            return
        try:
            with zipfile.ZipFile(self._package) as files:
                yield files
        except (OSError, zipfile.BadZipFile, StopIteration, etree.XMLSyntaxError) as error:
            advice = "give the zip file of a taxonomy package, as the FASB and the SEC publish them"
            raise TaxonomyError(f"no readable taxonomy package: {error}", place=str(self._package), advice=advice) from error


def _addresses(files: zipfile.ZipFile) -> dict[str, str]:
    """Address -> name in the zip file, by the package's catalog."""
    names = [name for name in files.namelist() if not name.endswith("/")]
    catalog = next(name for name in names if name.endswith("META-INF/catalog.xml"))
    base = PurePosixPath(catalog).parent
    found = {}
    for rule in etree.fromstring(files.read(catalog)).iter(_CATALOG):
        folder = _resolved(base / str(rule.get("rewritePrefix")))
        found.update({str(rule.get("uriStartString")) + name[len(folder) + 1 :]: name for name in names if name.startswith(folder + "/")})
    return found


def _addresses_below(folder: Path) -> dict[str, str]:
    """Address -> file below a folder that caches schemas."""
    files = (file for scheme in ("http", "https") for file in (folder / scheme).rglob("*.xsd"))
    return {file.relative_to(folder).as_posix().replace("/", "://", 1): str(file) for file in files}


def _resolved(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _take_apart(data: bytes, *, whole: bool) -> _Schema:
    root = etree.fromstring(data)
    imports = tuple(str(one.get("schemaLocation")) for one in (*root.findall(f"{_XS}import"), *root.findall(f"{_XS}include")))
    if whole:
        return _Schema(data, {}, imports)
    elements = {}
    for element in root.findall(f"{_XS}element"):
        if element.get("id"):
            elements[str(element.get("id"))] = etree.tostring(element, with_tail=False)
            root.remove(element)
    for annotation in root.findall(f"{_XS}annotation"):
        root.remove(annotation)
    return _Schema(etree.tostring(root), elements, imports)


def _put_together(schema: _Schema, wanted: Iterable[str]) -> bytes:
    if not schema.elements:
        return schema.head
    chosen = set(wanted) & schema.elements.keys()
    referred = {match.decode() for name in chosen for match in re.findall(rb'typedDomainRef="[^"#]*#([^"]+)"', schema.elements[name])}
    body = b"\n".join(schema.elements[name] for name in sorted(chosen | (referred & schema.elements.keys())))
    end = schema.head.rindex(b"</")
    return schema.head[:end] + body + schema.head[end:]
