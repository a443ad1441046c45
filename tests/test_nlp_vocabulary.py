"""Each alternative of a pattern in code has an example: without it some example comes out otherwise.

Patterns of words that stand in data files are passed over as far as these words go: an example for each
would say again what the data says.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pattern_examples import (
    FOLDER,
    METHODS,
    ROOT,
    Examples,
    Module,
    alternatives_without_example,
    load_examples,
    load_module,
    module_of,
    unlisted,
)

#: The folders whose patterns have examples, not those within them.
FOLDERS = (
    "checks",
    "extract",
    "extract/markup",
    "extract/pdf/layout",
    "extract/pdf/page",
    "extract/pdf/tables",
    "extract/tables",
    "identity",
    "nlp",
    "nlp/commitments",
    "nlp/commitments/document",
    "nlp/commitments/evidence",
    "nlp/commitments/rules",
    "nlp/counts",
    "nlp/counts/fields",
    "nlp/counts/table",
    "nlp/counts/text",
    "nlp/deadlines",
    "nlp/language",
    "nlp/language/clauses",
    "nlp/language/time",
    "nlp/parties",
)  # fmt: skip
FILES = [
    file.relative_to(ROOT).as_posix()
    for folder in FOLDERS
    for file in sorted((ROOT / folder).glob("*.py"))
    if re.search(r"\bre\.[a-z]+\(", file.read_text(encoding="utf-8"))
]


def examples_of(file: str) -> dict[str, Examples]:
    path = Path(file)
    return dict(load_examples(path.parent.as_posix()).get(path.stem, {}))


def place_of(file: str) -> str:
    path = Path(file)
    data = FOLDER / f"{path.parent.as_posix().replace('/', '-')}.toml"
    return f"{data.relative_to(ROOT)}, under [{path.stem}.…]"


@pytest.mark.parametrize("file", FILES)
def test_every_alternative_of_a_pattern_has_an_example(file: str) -> None:
    module, examples = load_module(file), examples_of(file)
    missing = unlisted(module, examples)
    assert not missing, (
        f"{file}: no examples of {', '.join(missing)}: add `finds` and `misses` to {place_of(file)}"
    )
    alone = alternatives_without_example(module, examples)
    assert not alone, (
        f"{file}: these alternatives can go and no example says so. Add to {place_of(file)} a phrase that is found by each "
        f"alone (or is no longer missed), or take out what another alternative covers:\n  "
        + "\n  ".join(alone)
    )


@pytest.mark.parametrize("file", FILES)
def test_a_pattern_finds_its_examples_and_misses_its_counter_examples(file: str) -> None:
    patterns, examples = load_module(file).patterns(), examples_of(file)
    gone = sorted(set(examples) - set(patterns))
    assert not gone, f"{file} has no {', '.join(gone)}: take the examples out of {place_of(file)}"
    wrong = [
        f"{name}: {failure}"
        for name, of_pattern in examples.items()
        for failure in of_pattern.failures(patterns[name])
    ]
    assert not wrong, f"{file}:\n  " + "\n  ".join(wrong)


def test_examples_go_by_a_method_by_which_the_code_uses_the_pattern() -> None:
    assert [
        wrong
        for file in FILES
        for name, of_pattern in examples_of(file).items()
        for wrong in wrong_with(of_pattern, name, load_module(file), file)
    ] == []


def wrong_with(of_pattern: Examples, name: str, module: Module, file: str) -> Iterator[str]:
    if not of_pattern.finds:
        yield f"{file}: {name} has no `finds`"
    # A pattern of what may be left out finds that anywhere.
    if not of_pattern.misses and not module.patterns()[name].match(""):
        yield f"{file}: {name} has no `misses`"
    used = module.methods.get(name, METHODS)
    if of_pattern.method not in used:
        yield f"{file}: {name} is used by {', '.join(sorted(used))}"


def test_every_module_with_examples_is_there() -> None:
    for data in FOLDER.glob("*.toml"):
        folders = [folder for folder in FOLDERS if folder.replace("/", "-") == data.stem]
        assert folders, f"{data.name} is of no folder in FOLDERS"
        for module in load_examples(folders[0]):
            assert f"{folders[0]}/{module}.py" in FILES, f"{data.name}: no module {module}"


# --- what tells that an alternative has no example --------------------------------------------


def made(source: str) -> Module:
    names: dict[str, object] = {"re": re}
    exec(source, names)
    return module_of(ast.parse(source), names)


@pytest.mark.parametrize(
    ("source", "finds", "misses", "without"),
    [
        ("P = re.compile(r'\\b(?:huis|pand)\\b')", ["een huis", "een pand"], [], []),
        ("P = re.compile(r'\\b(?:huis|pand)\\b')", ["een huis"], [], ["'pand' of P"]),
        ("P = re.compile(r'huis|huisje')", ["huis", "huisje"], [], ["'huisje' of P"]),
        ("P = re.compile(r'huis(?!je|kat)')", ["huis"], ["huisje", "huiskat"], []),
        ("P = re.compile(r'huis(?!je|kat)')", ["huis"], ["huisje"], ["'kat' of P"]),
        ("P = re.compile(r'(?:ca|circa)? 9')", ["ca 9", "circa 9"], [], ["'ca' of P", "'circa' of P"]),
        ("P = re.compile(r'(?:ca|circa)? 9')", ["«ca 9»", "«circa 9»"], [], []),
        ("W = 'huis|pand'\nP = re.compile(rf'({W})en|kot')", ["panden", "kot"], [], ["'huis' of W"]),
        ("W = '|'.join('ab')\nP = re.compile(rf'{W}|c')", ["a"], [], ["'c' of P"]),
        ("P = {'x': re.compile('a|b')}", ["a"], [], ["'a' of P", "'b' of P"]),
        ("def f(x):\n    return re.search('a|b', x)", ["a"], [], ["'a' of in-f", "'b' of in-f"]),
        ("P = tuple(re.compile(p) for p in ('a|b', 'c'))", ["a"], [], ["'b' of P"]),
    ],
)  # fmt: skip
def test_an_alternative_without_example_is_found(
    source: str, finds: list[str], misses: list[str], without: list[str]
) -> None:
    examples = {"P": Examples(tuple(finds), tuple(misses))}
    assert alternatives_without_example(made(source), examples) == without


def test_a_pattern_with_alternatives_is_to_be_listed() -> None:
    source = "W = 'a|b'\nP = re.compile(W)\nQ = {'x': re.compile('a|b')}\nR = re.compile('[|]')"
    assert unlisted(made(source), {}) == ["P", "Q.x"]


def test_what_a_pattern_does_wrong_with_an_example_is_said() -> None:
    examples = Examples(("het huis", "«huis» en", "een «pand»"), ("huisje",))
    assert list(examples.failures(re.compile("huis"))) == [
        "search does not find 'een «pand»'",
        "search finds 'huis' in 'huisje', which is to be missed",
    ]
    assert list(Examples(("«het huis»",), ()).failures(re.compile("huis"))) == [
        "search finds 'huis' in '«het huis»'"
    ]
