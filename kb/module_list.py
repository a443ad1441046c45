"""Writes ``docs/modules.md``: every module of the project with the first sentence of its docstring."""

from __future__ import annotations

import ast
import inspect
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES_FILE = ROOT / "docs" / "modules.md"
#: In the order in which data flows.
PACKAGES = ("corpus", "extract", "nlp", "identity", "checks", "kb", "judging", "publish")
_HEADER = """# Modules

Every module with what it is for, in the order in which data flows; `make docs` writes this from the
docstrings. [architecture.md](architecture.md) says how they work together and where a rule is.
"""


def module_list() -> str:
    """Return the text of the file."""
    return "\n".join((_HEADER, *(line for name in PACKAGES for line in _folder(ROOT / name))))


def _folder(folder: Path) -> Iterator[str]:
    """A heading, what the package is for, a line for each of its modules, and its own packages."""
    yield f"## {folder.relative_to(ROOT).as_posix()}\n"
    package = folder / "__init__.py"
    if package.is_file():
        yield f"{_purpose(package)}\n"
    modules = sorted(path for path in folder.glob("*.py") if path != package)
    yield from (f"- `{path.name}`: {_purpose(path)}" for path in modules)
    yield ""
    for inner in sorted({path.parent for path in folder.glob("*/*.py")}):
        yield from _folder(inner)


def _purpose(path: Path) -> str:
    """The first paragraph of a module's docstring, on one line."""
    return " ".join(_docstring(path).split("\n\n")[0].split())


def _docstring(path: Path) -> str:
    """The text that a module begins with; the rest of it is not read."""
    with path.open(encoding="utf-8") as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type == tokenize.STRING:
                return inspect.cleandoc(ast.literal_eval(token.string))
            if token.type not in (tokenize.COMMENT, tokenize.NL):
                break
    return ""


def main() -> None:
    """Write the file."""
    MODULES_FILE.write_text(module_list(), encoding="utf-8")
    print(f"wrote docs/{MODULES_FILE.name}")


if __name__ == "__main__":
    main()
