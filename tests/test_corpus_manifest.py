"""The manifest: what it says is checked, and what is wrong is named in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.manifest import (
    CorpusError,
    check_checksum,
    load_manifest,
    read_manifest,
    sha256_of,
    slug,
)

DOCUMENT = '[[source.document]]\nid = "woondeal"\ntitle = "Woondeal"\nkind = "agreement"\n'


def corpus(folder: Path, manifest: str, **files: str) -> Path:
    """A folder with ``manifest.toml`` and text files (``a`` is ``a.txt``); the manifest's path."""
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = folder / "manifest.toml"
    path.write_text(manifest, encoding="utf-8")
    return path


def test_a_source_has_its_documents(tmp_path: Path) -> None:
    path = corpus(
        tmp_path,
        '[[source]]\nfile = "a.txt"\n' + DOCUMENT + 'pages = [1, 2]\nissued_by = ["Rijk"]\n',
        a="Woondeal",
    )
    (source,) = load_manifest(path)
    assert (source.id, source.media_type) == ("a", "text/plain")
    (document,) = source.documents
    assert (document.id, document.page_first, document.page_last) == ("woondeal", 1, 2)
    assert document.issued_by == ("Rijk",)


def test_a_source_has_the_page_of_its_publisher_or_none(tmp_path: Path) -> None:
    told = 'landing_page = "https://a.nl/woondeals"\n'
    path = corpus(tmp_path, '[[source]]\nfile = "a.txt"\n' + told + DOCUMENT, a="Woondeal")
    (source,) = load_manifest(path)
    assert (source.landing_page, source.url) == ("https://a.nl/woondeals", None)


def test_without_pages_a_document_is_the_whole_file(tmp_path: Path) -> None:
    path = corpus(tmp_path, '[[source]]\nfile = "a.txt"\n' + DOCUMENT, a="Woondeal")
    (document,) = load_manifest(path)[0].documents
    assert (document.page_first, document.page_last) == (1, None)


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ('file = "b.txt"\n', "b.txt"),
        ('file = "a.txt"\nmedia_type = "application/zip"\n', "application/zip"),
        ('file = "a.txt"\nurl = "a.nl"\n', "url 'a.nl' does not begin with https://"),
        ('file = "a.txt"\nlanding_page = "a.nl"\n', "landing_page 'a.nl' does not begin"),
        ('file = "a.txt"\nsha265 = "0"\n', "sha265"),
        ('file = "a.txt"\nid = "a/b"\n', "a/b"),
        ('file = "a.txt"\n' + DOCUMENT.replace('kind = "agreement"', 'kind = "brief"'), "brief"),
        ('file = "a.txt"\n' + DOCUMENT + "pages = [3, 2]\n", "[3, 2]"),
        ('file = "a.txt"\n' + DOCUMENT + "pages = [0]\n", "[0]"),
        ('file = "a.txt"\n' + DOCUMENT + 'dated = "maart 2025"\n', "maart 2025"),
        ('file = "a.txt"\n' + DOCUMENT + 'replaces = "nergens"\n', "nergens"),
        ('file = "a.txt"\n' + DOCUMENT + 'annex_of = "nergens"\n', "nergens"),
        ('file = "a.txt"\nurl = 5\n', "url must be text"),
        ('file = "a.txt"\ndocument = "woondeal"\n', "[[source.document]]"),
        ('file = "a.txt"\n' + DOCUMENT + "publisher = 5\n", "publisher must be text"),
        ('file = "a.txt"\n' + DOCUMENT + 'issued_by = "Rijk"\n', "issued_by"),
        ('file = "a.txt"\n' + DOCUMENT + 'page_label_offset = "3"\n', "page_label_offset"),
        ('file = "a.txt"\n' + DOCUMENT + 'issued_by = [""]\n', "issued_by"),
        ('file = "a.txt"\n' + DOCUMENT + 'dated = "2022-02-31"\n', "2022-02-31"),
        ('file = "a.txt"\n' + DOCUMENT + 'dated = "2022-13"\n', "2022-13"),
        ('file = "a.txt"\nurl = "javascript:alert(1)"\n', "javascript:alert(1)"),
        ('file = "../b.txt"\n', "outside the folder"),
        ('file = "/etc/hostname"\n', "outside the folder"),
        ('file = "link.txt"\n', "outside the folder"),
        (
            'file = "a.txt"\n'
            + DOCUMENT
            + "pages = [1, 2]\n"
            + DOCUMENT.replace('"woondeal"', '"bijlage"')
            + "pages = [2, 3]\n",
            "page 2 is given to 'woondeal' and to 'bijlage'",
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_named_in_one_line(
    tmp_path: Path, entry: str, named: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "b.txt").write_text("Woondeal", encoding="utf-8")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "b.txt")
    path = corpus(tmp_path / "in", f"[[source]]\n{entry}", a="Woondeal")
    with pytest.raises(CorpusError) as raised:
        load_manifest(path)
    assert named in str(raised.value)
    assert "manifest.toml" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "entry",
    [
        'dated = "2024-02-29"\n',
        'dated = "2022-12"\n',
        "pages = [1, 2]\n" + DOCUMENT.replace('"woondeal"', '"bijlage"') + "pages = [3, 3]\n",
    ],
)
def test_days_that_there_are_and_pages_after_each_other_are_accepted(
    tmp_path: Path, entry: str
) -> None:
    path = corpus(tmp_path, f'[[source]]\nfile = "a.txt"\n{DOCUMENT}{entry}', a="Woondeal")
    assert load_manifest(path)[0].problem is None


def test_a_manifest_may_begin_with_a_mark_of_its_encoding(tmp_path: Path) -> None:
    path = corpus(tmp_path, '\ufeff[[source]]\nfile = "a.txt"\n', a="Woondeal")
    assert [source.id for source in load_manifest(path)] == ["a"]


def test_one_wrong_entry_leaves_the_others(tmp_path: Path) -> None:
    path = corpus(
        tmp_path,
        '[[source]]\nfile = "a.txt"\nmedia_type = "application/zip"\n'
        '[[source]]\nfile = "b.txt"\n' + DOCUMENT,
        a="Woondeal",
        b="Woondeal",
    )
    wrong, right = read_manifest(path)
    assert wrong.problem is not None
    assert "application/zip" in str(wrong.problem)
    assert right.problem is None
    assert [document.id for document in right.documents] == ["woondeal"]


@pytest.mark.parametrize(
    ("manifest", "named"),
    [
        ("[[source]\n", "not valid TOML"),
        ('[[source]]\nid = "a"\n', "no file"),
        ("[sources]\n", "[[source]]"),
        ('[[source]]\nfile = "a\\u0000.txt"\n', "no file can have"),
        ("x = " + "[" * 5000 + "]" * 5000, "nested too deeply"),
        ('[[source]]\nid = "x"\nfile = "a.txt"\n[[source]]\nid = "y"\nfile = "./a.txt"\n', "twice"),
        ('[[source]]\nfile = "a.txt"\n[[source]]\nfile = "a.txt"\n', "twice"),
        (
            f'[[source]]\nfile = "a.txt"\n{DOCUMENT}[[source]]\nfile = "b.txt"\n{DOCUMENT}',
            "'woondeal' is there twice",
        ),
    ],
)
def test_a_manifest_that_cannot_be_understood_is_an_error(
    tmp_path: Path, manifest: str, named: str
) -> None:
    path = corpus(tmp_path, manifest, a="Woondeal", b="Woondeal")
    with pytest.raises(CorpusError, match=r"manifest\.toml") as raised:
        read_manifest(path)
    assert named in str(raised.value)


def test_a_file_that_changed_is_named(tmp_path: Path) -> None:
    path = corpus(tmp_path, "", a="Woondeal")
    digest = sha256_of(tmp_path / "a.txt")
    path.write_text(f'[[source]]\nfile = "a.txt"\nsha256 = "{digest}"\n', encoding="utf-8")
    (source,) = load_manifest(path)
    check_checksum(source)
    (tmp_path / "a.txt").write_text("Woondeel", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a\.txt.*sha256"):
        check_checksum(source)


def test_a_slug_has_letters_digits_and_hyphens_only() -> None:
    assert slug("Súdwest-Fryslân 's-Hertogenbosch (2024)") == "sudwest-fryslan-s-hertogenbosch-2024"
    assert slug("…") == "zonder-naam"
