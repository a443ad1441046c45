"""The project as a whole: its packages, what it depends on, its locks and its papers."""

from __future__ import annotations

import ast
import importlib
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import kb
from kb import module_list
from tests.source_files import Import, imports_in, imports_of

ROOT = Path(__file__).resolve().parent.parent
#: Data flows from left to right; a package imports only from those before it.
PACKAGES = ("corpus", "extract", "nlp", "identity", "checks", "kb", "judging", "publish")
LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-browser.lock",
    "requirements-release.lock",
    "requirements-dask.lock",
    "requirements-cbs.lock",
)
EXTRAS = ("dev", "browser", "release", "dask", "cbs")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

_TEXT = {".py", ".md", ".toml", ".lock", ".csv", ".sql", ".html", ".css", ".js", ".json", ""}
_MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:home|root|Users|work)/\w")


def modules() -> Iterator[tuple[str, Path]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield package, path


def imported(imports: Iterable[Import]) -> frozenset[str]:
    """The top-level names that a module imports."""
    names: set[str] = set()
    for node in imports:
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return frozenset(names)


def against_the_flow(package: str, imports: Iterable[Import]) -> frozenset[str]:
    return imported(imports) & set(PACKAGES[PACKAGES.index(package) + 1 :])


def project_files() -> Iterator[Path]:
    """The text files of the project; what a developer has lying about beside them is not ours."""
    mine = (path for path in ROOT.iterdir() if path.is_file() and path.name != ".git")
    yield from (path for path in mine if path.suffix in _TEXT)
    for folder in (*PACKAGES, "docs", "tests", ".ci"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in _TEXT and "__pycache__" not in path.parts:
                yield path


def normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def dependencies(extra: str | None = None) -> set[str]:
    project = PYPROJECT["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {normalized(re.match(r"[\w.-]+", line).group()) for line in lines}  # type: ignore[union-attr]


def pins(lock: str) -> dict[str, set[str]]:
    """The versions that a lock names for each package (more than one where platforms differ)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", (ROOT / lock).read_text(), re.M):
        found.setdefault(normalized(name), set()).add(version)
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_import_name_resolves_to_our_folder(package: str) -> None:
    module = importlib.import_module(package)
    assert module.__file__ is not None
    assert Path(module.__file__).resolve() == ROOT / package / "__init__.py"


def test_packages_import_only_from_those_before_them() -> None:
    wrong = {
        str(path.relative_to(ROOT)): names
        for package, path in modules()
        if (names := against_the_flow(package, imports_of(path)))
    }
    assert wrong == {}


def test_an_import_against_the_flow_is_seen_inside_a_function() -> None:
    imports = imports_in("def f():\n    from kb.schema import TABLES\n")
    assert against_the_flow("extract", imports) == {"kb"}


def test_every_imported_package_is_a_declared_dependency() -> None:
    # What fits the model of confidence is a developer's tool, inside a function of its own.
    # Reading on a cluster and asking Statistics Netherlands are extras, in functions of one module each.
    by_package = {
        "judging": dependencies() | dependencies("dev"),
        "kb": dependencies() | dependencies("dask") | dependencies("cbs"),
    }
    distributions = packages_distributions()
    undeclared = {
        f"{path.relative_to(ROOT)}: {name}"
        for package, path in modules()
        for name in imported(imports_of(path))
        if name not in sys.stdlib_module_names
        and name not in PACKAGES
        and not {normalized(d) for d in distributions.get(name, [name])}
        & by_package.get(package, dependencies())
    }
    assert undeclared == set()


def test_every_dependency_is_explained() -> None:
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    named = {normalized(name) for name in re.findall(r"^\| \*\*([\w.-]+)\*\*", explained, re.M)}
    assert named == dependencies().union(*map(dependencies, EXTRAS))


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address_and_no_option(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.M)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_of_a_lock_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_lock_holds_every_dependency() -> None:
    assert dependencies() <= set(pins("requirements.lock"))
    for extra in EXTRAS:
        assert dependencies(extra) <= set(pins(f"requirements-{extra}.lock"))


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_locks_agree(lock: str) -> None:
    every = pins(lock)
    assert {name: every.get(name) for name in pins("requirements.lock")} == pins(
        "requirements.lock"
    )


def test_no_file_names_a_path_of_one_machine() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in project_files()
        if (match := _MACHINE_PATH.search(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == set()


def test_changelog_has_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{kb.__version__}]" in changelog


def test_citation_has_the_version_and_the_licence() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {kb.__version__}\n" in citation
    assert f"\nlicense: {PYPROJECT['project']['license']}\n" in citation


def test_licence_is_the_declared_one() -> None:
    assert PYPROJECT["project"]["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)$", makefile, re.M)
    assert phony
    return set(phony.group(1).replace("\\", " ").split())


@pytest.mark.parametrize("page", ["README.md", "docs/contributing.md", ".ci/run"])
def test_make_commands_in_the_papers_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"^\s*make ([a-z-]+)|`make ([a-z-]+)", text, re.M))
    assert {first or second for first, second in named} - targets() == set()


PAPERS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_links_between_the_papers_lead_somewhere(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_files_that_the_papers_name_exist(paper: Path) -> None:
    folders = "|".join((*PACKAGES, "docs", "tests"))
    named = re.findall(rf"`((?:{folders})/[\w./*-]*)`", paper.read_text(encoding="utf-8"))
    assert [name for name in named if not list(ROOT.glob(name.rstrip("/")))] == []


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    listed = set(re.findall(r'@echo "make ([a-z-]+) ', makefile))
    assert listed | {"help"} == targets()


def test_continuous_integration_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_module_is_listed_with_what_it_is_for() -> None:
    assert module_list.PACKAGES == PACKAGES
    listed = module_list.MODULES_FILE.read_text(encoding="utf-8")
    assert listed == module_list.module_list(), "run make docs"
    assert re.findall(r"^- `[^`]+`: *$", listed, re.M) == []


def test_architecture_names_every_folder_of_modules() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = {path.parent.relative_to(ROOT).as_posix() for _, path in modules()}
    assert {folder for folder in folders if folder not in text} == set()
