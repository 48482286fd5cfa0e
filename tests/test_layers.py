"""The direction of imports: each layer imports only from layers above it in this list (ARCHITECTURE.md draws it)."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = [
    ["converter", "converter.namespaces", "converter.resources", "converter.recent"],
    ["converter.model"],
    ["converter.errors"],
    ["converter.figures", "converter.joined", "converter.periods", "converter.taxonomy", "converter.maps"],
    [
        "converter.read",
        "converter.segment",
        "converter.tables",
        "converter.cover",
        "converter.notes",
        "converter.prose",
        "converter.calculation",
        "converter.statements",
    ],
    ["converter.assemble", "converter.check", "converter.layout"],
    ["converter.write"],
    ["converter.arelle_gate"],
    ["converter.taxonomy.bake", "converter.maps.learn"],
    ["converter.fault", "converter.options", "converter.output", "converter.sources", "converter.summary"],
    ["converter.explain", "converter.record", "converter.validate"],
    ["converter.pipeline"],
    ["converter.batch"],
    ["converter.cli"],
]


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted((ROOT / "converter").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def layer(module: str) -> int:
    names = {name: depth for depth, row in enumerate(LAYERS) for name in row}
    while module not in names:
        module = module.rpartition(".")[0] if "." in module else pytest.fail(f"{module} stands in no layer of this list")
    return names[module]


def imports(path: Path, known: dict[str, Path]) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in known else node.module)
    return {name for name in found if name in known}


def test_imports_point_up_the_list_only() -> None:
    known = modules()
    breaches = [
        f"{module} imports {target}"
        for module, path in known.items()
        for target in imports(path, known)
        if module != "converter" and layer(target) > layer(module)
    ]
    assert breaches == []


def test_no_import_cycle() -> None:
    known = modules()
    graph = {module: imports(path, known) - {module} for module, path in known.items() if module != "converter"}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"modules import each other in a circle: {error.args[1]}")


def test_only_the_gate_imports_arelle() -> None:
    users = [m for m, path in modules().items() if "arelle" in path.read_text(encoding="utf-8") and any_arelle_import(path)]
    assert users in ([], ["converter.arelle_gate"])


def any_arelle_import(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        (isinstance(node, ast.Import) and any(a.name.split(".")[0] == "arelle" for a in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "arelle")
        for node in ast.walk(tree)
    )
