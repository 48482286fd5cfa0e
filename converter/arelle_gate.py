"""The only door to Arelle, the XBRL processor: packages go in, messages and facts come out as plain values of our own.

What it guarantees:

1. No network, ever: Arelle works offline and finds standard schemas in a temporary cache folder alone, which is filled for each report
   (`converter.taxonomy.declarations`) from a taxonomy package or, without one, from the program's concept table (`made`).
2. Nothing is written outside of a temporary folder, which is gone afterwards; Arelle's global state is reset when the gate closes.
3. With the SEC's plugin, validation runs with it or fails: Arelle by itself reports success when the plugin did not load.

One gate validates any number of packages, one after the other; a process has one gate at a time (Arelle's registries are global).
This module is itself an Arelle plugin: it registers the SEC's inline transformations that the inline documents use.
"""

from __future__ import annotations

import builtins
import io
import logging
import os
import re
import sys
import tempfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from converter.cover.places import ABROAD, STATES
from converter.cover.securities import EXCHANGES
from converter.errors import PackageError, ValidationError
from converter.model.concept import Lookup
from converter.model.finding import Severity
from converter.namespaces import SEC_TRANSFORMATIONS
from converter.taxonomy.baked import load_concepts
from converter.taxonomy.declarations import PackageSchemas, addresses_in, imports_of, names_in
from converter.taxonomy.made import made_schemas

EFM = "efm-pragmatic"
_CALCULATIONS = "c11r"  # Calculations 1.1, where a rounded figure stands for all that round to it
_DQC_BROKEN = "xule.ValidationIncomplete"
_EFM_PLUGIN = "Validate EFM"
_SCRIPT = "the-viewers-script.js"
_SCRIPT_START = (  # the script asks for its own address to find settings beside it; inside the page it has neither
    b'<script type="text/javascript">Object.defineProperty(document,"currentScript",{value:{src:"file:///"}});\n'
)
_READ = (".htm", ".xhtml", ".html", ".xsd", ".xml", ".json")


class Basis(StrEnum):
    """Where the standard concepts' declarations come from."""

    PACKAGE = "taxonomy package"
    CONCEPT_TABLE = "declarations generated from the concept table"


@dataclass(frozen=True, slots=True)
class Message:
    """What Arelle says: `facts` are the ids of the facts it speaks of, `file` and `line` the first place that it names."""

    code: str
    severity: Severity
    text: str
    file: str = ""
    line: int = 0
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class LoadedFact:
    """A fact as Arelle loads it: concept, entity, period as `start/end` or `end`, dimensions, unit, decimals, value."""

    concept: str
    entity: str
    period: str
    dimensions: tuple[tuple[str, str], ...]
    unit: str
    decimals: str
    value: str


class _Collector(logging.Handler):
    """Keeps Arelle's messages as values."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.messages: list[Message] = []

    def emit(self, record: logging.LogRecord) -> None:
        code = str(getattr(record, "messageCode", ""))
        if record.levelno <= logging.INFO and code.partition(":")[0] in ("info", ""):
            return
        refs: Sequence[Mapping[str, Any]] = getattr(record, "refs", ())
        anchors = [str(ref.get("href", "")).partition("#") for ref in refs]
        ids = tuple(anchor for _, _, anchor in anchors if anchor and not anchor.startswith("element("))
        lines = [int(ref["sourceLine"]) for ref in refs if str(ref.get("sourceLine") or "").isdigit()]
        file = Path(anchors[0][0]).name if anchors else ""
        self.messages.append(Message(code, _severity(record), record.getMessage(), file, lines[0] if lines else 0, ids))


def _severity(record: logging.LogRecord) -> Severity:
    """A calculation inconsistency is an error here: the program promises that its sums foot."""
    if record.levelno >= logging.ERROR - 2 or record.levelname == "INCONSISTENCY":
        return Severity.ERROR
    return Severity.WARNING if record.levelno >= logging.WARNING else Severity.INFO


class Gate:
    """An open Arelle.

    `taxonomy` is a taxonomy package (zip) or a folder of schemas as Arelle caches them (https/xbrl.fasb.org/...); without one, standard
    concepts are declared as the look-up `concepts` says, by default the program's concept table. `edgar_plugin` is the folder of the
    SEC's plugin; its rules see the whole taxonomy.
    """

    def __init__(
        self,
        taxonomy: Path | None = None,
        edgar_plugin: Path | None = None,
        concepts: Lookup | None = None,
    ) -> None:
        if edgar_plugin and not taxonomy:
            advice = "add --taxonomy with the package of the year's us-gaap taxonomy"
            raise ValidationError("the SEC's rules need the real taxonomy, and no taxonomy package was given", advice=advice)
        self.basis = Basis.PACKAGE if taxonomy else Basis.CONCEPT_TABLE
        self._taxonomy = taxonomy
        self._schemas = PackageSchemas(taxonomy) if taxonomy else None
        self._concepts = concepts or load_concepts().get
        self._edgar = edgar_plugin
        self._folder = tempfile.TemporaryDirectory(prefix="xbrl-converter-")
        self._collector = _Collector()
        self._plugin_options: dict[str, Any] = {}  # the plugins' own options, with their defaults
        self._used = False
        self._controller: Any = None

    def __enter__(self) -> Self:
        self._controller = self._open()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Reset Arelle and remove the temporary folder."""
        self._shut()
        self._folder.cleanup()

    def _shut(self) -> None:
        from arelle import PackageManager, PluginManager  # noqa: PLC0415  Arelle takes half a second to import

        self._controller.close()
        PluginManager.getInstance().close()
        PackageManager.getInstance().close()
        logging.getLogger("arelle").removeHandler(self._collector)
        builtins.__dict__.pop("_", None)  # gettext's, installed by Arelle
        if self._edgar:
            _forget_modules(self._edgar.resolve().parent)

    def validate(self, path: Path) -> tuple[Message, ...]:
        """Arelle's messages on a report package, a folder with one report, or an inline document."""
        with self._run(_entry(path), validate=True, calcs=_CALCULATIONS):
            return tuple(self._collector.messages)

    def load_facts(self, path: Path) -> tuple[LoadedFact, ...]:
        """The facts of an inline document, XBRL instance or xBRL-JSON report, sorted; raises ValidationError if it does not load."""
        with self._run(_entry(path), keepOpen=True):
            errors = [message for message in self._collector.messages if message.severity is Severity.ERROR]
            models = list(self._controller.modelManager.loadedModelXbrls)
            if errors or not models:
                raise ValidationError("the report does not load", place=str(path), excerpt=errors[0].text if errors else "")
            return tuple(sorted(_loaded(fact) for model in models for fact in model.facts))

    def viewer(self, path: Path) -> bytes:
        """A page that shows the report with its facts marked and explained, everything it needs inside."""
        from iXBRLViewerPlugin.constants import DEFAULT_VIEWER_PATH  # noqa: PLC0415  it imports Arelle
        from iXBRLViewerPlugin.iXBRLViewer import IXBRLViewerBuilder  # noqa: PLC0415
        from iXBRLViewerPlugin.xhtmlserialize import XHTMLSerializer  # noqa: PLC0415

        with self._run(_entry(path), keepOpen=True):
            builder = IXBRLViewerBuilder(self._controller, features={})
            for model in self._controller.modelManager.loadedModelXbrls:
                builder.processModel(model)
            made = builder.createViewer(scriptUrl=_SCRIPT, showValidations=False)
            page = io.BytesIO()
            XHTMLSerializer(page).serialize(made.files[0].xmlDocument)
        head, tag, rest = page.getvalue().partition(f'<script src="{_SCRIPT}" type="text/javascript">'.encode())
        if not tag:
            raise ValidationError(
                "the viewer page has no place for its script", place=str(path), advice="check the version of ixbrl-viewer"
            )
        return head + _SCRIPT_START + Path(DEFAULT_VIEWER_PATH).read_bytes() + rest

    def _open(self) -> Any:  # noqa: ANN401  Arelle is untyped
        from arelle.CntlrCmdLine import createCntlrAndPreloadPlugins  # noqa: PLC0415  as in close

        with _environment(XDG_CONFIG_HOME=self._folder.name):
            controller = createCntlrAndPreloadPlugins(uiLang="en", disablePersistentConfig=True, arellePluginModules={})
        controller.startLogging(logFileName="logToBuffer", logHandler=self._collector, logLevel="INFO", logPropagate=False)
        controller.postLoggingInit()
        if not self._edgar:
            first = _options(**self._settings())
            controller.run(first)
            self._plugin_options = {name: value for name, value in vars(first).items() if name not in type(first).__dataclass_fields__}
        return controller

    def _settings(self) -> dict[str, object]:
        """The options of the first run of an Arelle: plugins, and where schemas come from."""
        plugins = [str(Path(__file__)), "loadFromOIM"]
        if not self._edgar:
            return {"plugins": "|".join(plugins), "cacheDirectory": self._folder.name}
        plugins += [str(self._edgar / "transform"), str(self._edgar / "validate")]
        schemas: dict[str, object] = {"cacheDirectory": self._folder.name, "packages": [str(self._taxonomy)]}
        if self._taxonomy and self._taxonomy.is_dir():
            schemas = {"cacheDirectory": str(self._taxonomy)}
        return {"plugins": "|".join(plugins), "disclosureSystemName": EFM, **schemas}

    @contextmanager
    def _run(self, entry: Path, **options: object) -> Iterator[None]:
        """One run of Arelle; its models are closed when the block ends."""
        self._collector.messages.clear()
        if not self._edgar:
            self._provide_schemas(_contents(entry))
            options["pluginOptions"] = self._plugin_options
        else:  # the DQC engine runs once in an Arelle
            if self._used:
                self._shut()
                self._controller = self._open()
            self._used = True
            options |= self._settings()
        try:
            self._run_arelle(entry, options)
            self._require_rules()
            yield
        finally:
            for model in list(self._controller.modelManager.loadedModelXbrls):
                model.close()
            self._controller.modelManager.loadedModelXbrls.clear()
            self._controller.logHandler.flush()

    def _run_arelle(self, entry: Path, options: Mapping[str, object]) -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ResourceWarning)  # Arelle leaves zip files to the garbage collector
                self._controller.run(_options(entrypointFile=str(entry), **options))
        except Exception as error:  # the boundary to foreign code: its fault with one package must not stop the others
            advice = "see whether the files are whole; if they are, this is a fault of Arelle or of one of its plugins"
            raise PackageError(f"Arelle failed: {type(error).__name__}: {error}", place=str(entry), advice=advice) from error

    def _require_rules(self) -> None:
        """Raise unless the SEC's rules, where asked for, really ran."""
        if not self._edgar:
            return
        enabled = {name for name, plugin in self._controller.plugins.get_plugins().items() if plugin.status == "enabled"}
        system = self._controller.modelManager.disclosureSystem
        if not any(name.startswith(_EFM_PLUGIN) for name in enabled) or EFM not in system.names or not getattr(system, "EFMplugin", False):
            said = next((message.text for message in self._collector.messages if "lugin" in message.code), "").partition("\n")[0]
            advice = "give the folder that holds 'transform' and 'validate', with 'xule' beside it; pip install 'xbrl-converter[edgar]'"
            raise ValidationError("the SEC's plugin did not become active", place=str(self._edgar), excerpt=said, advice=advice)
        broken = next((message for message in self._collector.messages if message.code == _DQC_BROKEN), None)
        if broken:
            advice = "give the whole taxonomy, as a cache folder or package that has all schemas of the year, also those of benefit plans"
            raise PackageError("the DQC rules did not run to their end", place=str(self._taxonomy), excerpt=broken.text, advice=advice)

    def _provide_schemas(self, files: Sequence[bytes]) -> None:
        names = names_in(files)
        if self._schemas:
            schemas = self._schemas.narrowed(addresses_in(files), names)
        else:
            imports = {namespace: address for data in files for namespace, address in imports_of(data).items()}
            schemas = made_schemas(imports, [concept for concept in map(self._concepts, sorted(names)) if concept])
        for address, data in schemas.items():
            target = Path(self._folder.name, *address.replace("://", "/", 1).split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def _forget_modules(folder: Path) -> None:
    """Let plugins below `folder` be loaded anew: the DQC engine keeps its rule sets in its module and would run them all again."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and Path(file).is_relative_to(folder):
            del sys.modules[name]


def _options(**options: object) -> Any:  # noqa: ANN401  Arelle is untyped
    from arelle.RuntimeOptions import RuntimeOptions  # noqa: PLC0415  as in Gate.close

    always = {"internetConnectivity": "offline", "disablePersistentConfig": True, "baseTaxonomyValidationMode": "none"}
    return RuntimeOptions(**always, **options)


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


_REPORT = re.compile(rb"<\?xml|<(?:\w+:)?(?:html|xbrl)\b|^\s*\{", re.IGNORECASE)
_HEAD = 2_000  # bytes in which a file says what it is


def _entry(path: Path) -> Path:
    """The file to start from: in a folder, its one inline document."""
    if not path.exists():
        raise PackageError("there is no such file or folder", place=str(path), advice="give a report package (.zip), a folder or an .htm")
    if path.suffix == ".zip" and not zipfile.is_zipfile(path):
        raise PackageError(
            "this is no report package: it is no zip file", place=str(path), advice="name a package, an output folder or a .htm file"
        )
    if path.is_file() and path.suffix != ".zip" and not _REPORT.search(path.read_bytes()[:_HEAD]):
        raise PackageError(
            "this is no report: it is neither XML nor JSON", place=str(path), advice="name a package, an output folder or a .htm file"
        )
    if not path.is_dir():
        return path.resolve()
    found = sorted(file for file in path.glob("*.htm") if not file.stem.endswith("_viewer"))
    if len(found) != 1:
        raise PackageError(f"one inline document is expected in a folder, found {len(found)}", place=str(path), advice="name the .htm file")
    return found[0].resolve()


def _contents(entry: Path) -> list[bytes]:
    """The report's own files: those in the package, or beside the document."""
    if entry.suffix == ".zip":
        return list(packed(entry, _READ).values())
    stem = entry.stem
    return [file.read_bytes() for file in sorted(entry.parent.iterdir()) if file.suffix in _READ and file.stem.startswith(stem[:8])]


def packed(path: Path, endings: tuple[str, ...]) -> dict[str, bytes]:
    """The files of a zip with these endings; raises PackageError for a broken one."""
    try:
        with zipfile.ZipFile(path) as package:
            return {name: package.read(name) for name in package.namelist() if name.endswith(endings)}
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise PackageError(f"the zip file is broken: {error}", place=str(path), advice="make the package anew") from error


def _loaded(fact: Any) -> LoadedFact:  # noqa: ANN401  Arelle is untyped
    context = fact.context
    dimensions = sorted((str(axis), str(value.memberQname)) for axis, value in context.qnameDims.items())
    period = f"{context.startDatetime:%Y-%m-%d}/" if context.isStartEndPeriod else ""
    return LoadedFact(
        concept=str(fact.qname),
        entity=context.entityIdentifier[1],
        period=f"{period}{context.endDatetime - timedelta(days=1):%Y-%m-%d}",
        dimensions=tuple(dimensions),
        unit="" if fact.unit is None else " / ".join("*".join(map(str, measures)) for measures in fact.unit.measures if measures),
        decimals=fact.decimals or "",
        value=str(fact.xValue) if fact.isNumeric else " ".join(fact.value.split()),
    )


def _code_of(names: Mapping[str, str]) -> Callable[[str], str]:
    """A transformation of names to codes: "Delaware" -> "DE".

    As the SEC's own, it takes no name in capitals throughout; Arelle takes a ValueError for "not transformable".
    """

    def transformed(printed: str) -> str:
        words = printed.split()
        code = names.get(" ".join(words).lower())
        if code is None or any(word[1:] != word[1:].lower() for word in words):
            raise ValueError(f"no name of a place: {printed}")
        return code

    return transformed


def _register_transformations(transforms: dict[Any, Callable[[str], str]]) -> None:
    from arelle.ModelValue import QName as ArelleQName  # noqa: PLC0415  as in Gate.close

    for name, codes in (("stateprovnameen", STATES), ("edgarprovcountryen", ABROAD), ("exchnameen", EXCHANGES)):
        transforms.setdefault(ArelleQName("ixt-sec", SEC_TRANSFORMATIONS, name), _code_of(codes))


__pluginInfo__ = {
    "name": "xbrl-converter transformations",
    "version": "1",
    "description": "The SEC's inline transformations that the program's documents use",
    "ModelManager.LoadCustomTransforms": _register_transformations,
}
