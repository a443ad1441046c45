"""HTML and Word files: what of them is text, and the headings, lists and tables in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.clean import clean
from extract.errors import ReadError
from extract.headers import resolve
from extract.markup.html import parse_html, read_html
from extract.markup.word import read_word
from extract.model import Block, SourceText

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def page(body: str) -> SourceText:
    return parse_html(f"<html><body>{body}</body></html>", Path("x.html"), "html 1")


def said(source: SourceText, block: Block) -> str:
    return clean(source.text, block.segments).text


def blocks(source: SourceText) -> list[tuple[str, str]]:
    return [(block.kind, said(source, block)) for block in source.blocks]


def cells(source: SourceText) -> list[list[str]]:
    """The texts of the first table by row."""
    grid = source.grids[0]
    return [
        [clean(source.text, c.segments).text for c in grid.cells if c.row == row]
        for row in range(grid.row_count)
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>9 woningen</script>",
        "<style>9 woningen</style>",
        "<p hidden>9 woningen</p>",
        "<p aria-hidden=true>9 woningen</p>",
        "<p style='display: none'>9 woningen</p>",
        "<span style='font-size:0'>9 woningen</span>",
        "<del>9 woningen</del>",
        "<s>9 woningen</s>",
        "<span style='text-decoration: line-through'>9 woningen</span>",
        "<nav><p>9 woningen</p></nav>",
        "<footer>9 woningen</footer>",
        "<form><button>9 woningen</button></form>",
        "<!-- 9 woningen -->",
    ],
)
def test_what_is_not_seen_or_is_struck_out_is_not_read(unseen: str) -> None:
    assert "9" not in page(f"<p>De gemeente bouwt.</p>{unseen}<p>Slot.</p>").text


@pytest.mark.parametrize(
    "seen",
    ["<ins>9</ins>", "<mark>9</mark>", "<span style='font-size:0.9em'>9</span>", "<abbr>9</abbr>"],
)
def test_what_is_seen_is_read(seen: str) -> None:
    assert blocks(page(f"<p>Er komen {seen} woningen.</p>")) == [
        ("paragraph", "Er komen 9 woningen.")
    ]


def test_the_main_part_of_a_page_is_its_document() -> None:
    source = page("<div>Menu van de site</div><main><p>De gemeente bouwt.</p></main>")
    assert blocks(source) == [("paragraph", "De gemeente bouwt.")]


def test_two_main_parts_are_none() -> None:
    source = page("<main><p>Een.</p></main><main><p>Twee.</p></main>")
    assert blocks(source) == [("paragraph", "Een."), ("paragraph", "Twee.")]


def test_blanks_are_as_a_browser_shows_them() -> None:
    source = page("<p>De\n   gemeente <b> bouwt </b> \t1\u00a0200 <i>woningen</i>.</p>")
    assert source.text == "De gemeente bouwt 1\u00a0200 woningen.\n"


def test_words_of_two_blocks_are_not_one() -> None:
    source = page("<div>4.500<div>woningen</div>in Almen</div>")
    assert [text for _, text in blocks(source)] == ["4.500", "woningen", "in Almen"]


@pytest.mark.parametrize(
    "mark", ["<sup>1</sup>", "<sup>[1]</sup>", "<sup><a href='#n'>1</a></sup>"]
)
def test_a_raised_figure_is_a_mark_and_no_part_of_the_number(mark: str) -> None:
    source = page(f"<p>Er komen 450{mark} woningen.</p>")
    assert blocks(source) == [("paragraph", "Er komen 450 woningen.")]
    assert "450¹" in source.text


def test_a_raised_figure_behind_metre_is_a_power() -> None:
    source = page("<p>Een zaal van 500 m<sup>2</sup> groot.</p>")
    assert blocks(source) == [("paragraph", "Een zaal van 500 m2 groot.")]


def test_raised_words_are_words() -> None:
    assert page("<p>In de 1<sup>ste</sup> fase.</p>").text == "In de 1ste fase.\n"


def test_headings_have_their_level() -> None:
    source = page("<h1>Woondeal</h1><h3>Artikel <em>2</em><br>Opgave</h3><p><b>Looptijd</b></p>")
    assert [(b.kind, b.level, said(source, b)) for b in source.blocks] == [
        ("heading", 1, "Woondeal"),
        ("heading", 3, "Artikel 2 Opgave"),
        ("heading", 7, "Looptijd"),
    ]


def test_a_bold_sentence_is_no_heading() -> None:
    assert blocks(page("<p><b>De gemeente bouwt.</b></p>")) == [("paragraph", "De gemeente bouwt.")]


def test_a_list_has_the_marks_that_a_browser_shows() -> None:
    source = page(
        "<ol start=3><li>drie<ul><li>diep</li></ul></li><li value=7>zeven</li></ol>"
        "<ol type=a><li>eerste</li></ol>"
    )
    assert [(b.marker, b.level, said(source, b)) for b in source.blocks] == [
        ("3.", 0, "drie"),
        ("-", 1, "diep"),
        ("7.", 0, "zeven"),
        ("a.", 0, "eerste"),
    ]


def test_a_second_paragraph_of_an_item_has_no_mark() -> None:
    source = page("<ul><li><p>Een.</p><p>Twee.</p></li></ul>")
    assert blocks(source) == [("list_item", "Een."), ("paragraph", "Twee.")]


def test_an_empty_item_gives_its_mark_to_nobody() -> None:
    source = page("<ul><li></li></ul><p>Daarna.</p>")
    assert blocks(source) == [("paragraph", "Daarna.")]


def test_a_typed_number_begins_an_article() -> None:
    source = page("<p>2.1 De gemeente bouwt.</p>")
    assert [(b.kind, b.marker) for b in source.blocks] == [("article", "2.1")]
    assert said(source, source.blocks[0]) == "De gemeente bouwt."


def test_notes_below_the_text_are_footnotes() -> None:
    source = page(
        "<p>Tekst.</p><ol><li id='footnote-1'>Bron: gemeente <a href='#r'>↑</a></li></ol>"
    )
    assert [(b.kind, b.marker) for b in source.blocks] == [("paragraph", None), ("footnote", "1")]
    assert said(source, source.blocks[1]) == "Bron: gemeente"


TABLE = """<table><caption>Tabel 2: Opgave</caption>
<thead><tr><th rowspan=2>Gemeente</th><th colspan=2>Woningen</th></tr><tr><th>2025<th>2030</tr></thead>
<tbody><tr><th>Almen<td>450<sup>3</sup><td>900</tr><tr><td rowspan=2>Zutphen<td>120<td>240</tr>
<tr><td>130<td>250</tr></tbody></table>"""


def test_cells_stand_where_spans_leave_room() -> None:
    source = page(TABLE)
    grid = source.grids[0]
    assert [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells[:4]] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]
    last = [c for c in grid.cells if c.row == 4]
    assert [c.column for c in last] == [1, 2]


def test_a_number_has_the_headers_over_it_and_beside_it() -> None:
    source = page(TABLE)
    grid = source.grids[0]
    heads = resolve(source, grid)
    place = next(i for i, c in enumerate(grid.cells) if source.quote(c.start, c.end) == "250")
    assert heads[place].column == ("Woningen", "2030")
    assert heads[place].row == ("Zutphen",)


def test_a_table_has_its_caption_and_label() -> None:
    grid = page(TABLE).grids[0]
    assert grid.label == "Tabel 2"
    assert grid.caption


def test_a_caption_that_is_followed_by_text_is_not_that_of_the_table() -> None:
    source = page(
        "<p>Tabel 1: Prijzen</p><p>Tekst.</p>"
        + TABLE.replace("<caption>Tabel 2: Opgave</caption>", "")
    )
    assert source.grids[0].caption == ()


@pytest.mark.parametrize(
    ("row", "heads"),
    [
        ("<tr><td>Gemeente<td>2025<td>2030</tr>", 1),
        ("<tr><td><b>Plan</b><td><b>Fase</b><td></tr>", 1),
        ("<tr><td>Almen<td>12<td>13</tr>", 0),
    ],
)
def test_the_first_row_is_header_where_it_is_marked_or_holds_no_numbers(
    row: str, heads: int
) -> None:
    source = page(
        f"<table>{row}<tr><td>Zutphen<td>14<td>15</tr><tr><td>Lochem<td>1<td>2</tr></table>"
    )
    rows = {c.row for c in source.grids[0].cells if c.is_header}
    assert len(rows) == heads


def test_the_foot_of_a_table_comes_last() -> None:
    source = page(
        "<table><tfoot><tr><td>Totaal<td>3</tr></tfoot><tr><td>Almen<td>1</tr><tr><td>Lochem<td>2</tr></table>"
    )
    assert cells(source) == [["Almen", "1"], ["Lochem", "2"], ["Totaal", "3"]]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><p>Een.</p><p>Twee.</p></td></tr></table>",
        "<table role=presentation><tr><td>Een.<td>Twee.</tr><tr><td>Drie.<td>Vier.</tr></table>",
        "<table><tr><td><table><tr><td>a<td>1</tr><tr><td>b<td>2</tr></table><td>Een.</tr><tr><td>x<td>y</tr></table>",
    ],
)
def test_a_table_that_only_lays_text_out_is_text(table: str) -> None:
    source = page(table)
    assert "Een." in [text for kind, text in blocks(source) if kind == "paragraph"]


def test_a_row_is_one_line_whatever_its_cells_hold() -> None:
    source = page(
        "<table><tr><td>a<td><p>4.500</p><p>wo<br>ningen</p></tr><tr><td>b<td>2</tr></table>"
    )
    assert source.text == "a | 4.500 wo ningen\nb | 2\n"


@pytest.mark.parametrize("value", ["0", "-3", "9999999999", "x", "²"])
def test_a_span_that_cannot_be_is_one(value: str) -> None:
    source = page(f"<table><tr><td colspan='{value}'>a<td>1</tr><tr><td>b<td>2</tr></table>")
    assert cells(source) == [["a", "1"], ["b", "2"]]


def test_pictures_are_named_in_a_warning() -> None:
    (note,) = page("<p>Tekst.</p><img src=x><img src=y>").warnings
    assert "(2)" in note.message


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>één</p>".encode(), "één"),
        (b"<meta charset=iso-8859-1><p>\xe9\xe9n</p>", "één"),
        ("<p>één</p>".encode("utf-16"), "één"),
        (b"\xef\xbb\xbf<p>\xc3\xa9\xc3\xa9n</p>", "één"),
    ],
)
def test_a_file_is_read_in_its_encoding(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(data)
    assert read_html(path).text.strip() == text
    assert not read_html(path).warnings


def test_an_encoding_that_is_guessed_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(b"<p>\xe9\xe9n</p>")
    source = read_html(path)
    assert source.text.strip() == "één"
    assert "windows-1252" in source.warnings[0].message


@pytest.mark.parametrize(
    "data",
    [b"", b"<html></html>", b"<script>x</script>", b"<p>a\0b</p>", b"<meta charset=klingon><p>x"],
)
def test_a_file_without_words_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "leeg.html"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"leeg\.html"):
        read_html(path)


def test_what_is_nested_deeply_is_read_as_words() -> None:
    source = page("<div>" * 200 + "diep" + "</div>" * 200)
    assert source.text == "diep\n"
    assert not source.warnings


def test_what_is_nested_without_end_is_named_and_nothing_of_it_is_certain() -> None:
    source = page("<p>Tekst.</p>" + "<div>" * 3000 + "diep" + "</div>" * 3000)
    assert source.damaged == {1}
    assert "te diep genest" in source.warnings[0].message


@given(st.text(alphabet="<>/=\"' \npdivtablrhsuo123&;éx", max_size=200))
def test_any_markup_gives_segments_of_its_text(markup: str) -> None:
    try:
        source = page(markup)
    except ReadError:
        return
    places = [s for b in source.blocks for s in b.segments]
    places += [s for g in source.grids for c in g.cells for s in c.segments]
    for segment in places:
        assert source.quote(segment.start, segment.end).strip()
    assert sorted(places) == sorted(set(places))


def word(path: Path, body: str, **parts: str) -> Path:
    """A Word file with this body; ``parts`` are other files of it, ``__`` for a slash."""
    content = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        **{name.replace("__", "/") + ".xml": text for name, text in parts.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return path


def run(text: str, marks: str = "") -> str:
    return f"<w:r><w:rPr>{marks}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_a_word_file_is_read(tmp_path: Path) -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Kop1">'
        '<w:name w:val="heading 1"/></w:style></w:styles>'
    )
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr>{run("Opgave")}</w:p>'
        f"<w:p>{run('De gemeente bouwt ')}{run('450')}{run(' woningen.')}</w:p>"
    )
    source = read_word(word(tmp_path / "deal.docx", body, word__styles=styles))
    assert blocks(source) == [
        ("heading", "Opgave"),
        ("paragraph", "De gemeente bouwt 450 woningen."),
    ]


def test_a_table_of_word_has_its_merged_cells(tmp_path: Path) -> None:
    def cell(text: str, marks: str = "") -> str:
        return f"<w:tc><w:tcPr>{marks}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

    rows = [
        [("Gemeente", ""), ("Woningen", "<w:gridSpan w:val='2'/>")],
        [("Almen", "<w:vMerge w:val='restart'/>"), ("1", ""), ("2", "")],
        [("", "<w:vMerge/>"), ("3", ""), ("4", "")],
    ]
    written = "".join(f"<w:tr>{''.join(cell(*each) for each in row)}</w:tr>" for row in rows)
    body = f"<w:tbl>{written}</w:tbl>"
    grid = read_word(word(tmp_path / "t.docx", body)).grids[0]
    spans = [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]
    assert spans[:3] == [(0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 2, 1)]
    assert [(c.row, c.column) for c in grid.cells if c.row == 2] == [(2, 1), (2, 2)]


@pytest.mark.parametrize(
    "unseen",
    [
        run("9", "<w:vanish/>"),
        run("9", "<w:strike/>"),
        f"<w:del>{run('9').replace('w:t', 'w:delText')}</w:del>",
        f"<w:moveFrom>{run('9')}</w:moveFrom>",
    ],
)
def test_what_a_reader_of_word_does_not_see_is_not_read(tmp_path: Path, unseen: str) -> None:
    source = read_word(
        word(tmp_path / "x.docx", f"<w:p>{run('Er komen ')}{unseen}{run('450.')}</w:p>")
    )
    assert source.text == "Er komen 450.\n"


@pytest.mark.parametrize(
    "seen",
    [
        *(run("9", f'<w:vanish w:val="{off}"/>') for off in ("0", "false", "off")),
        run("9", "<w:b/>"),
        f"<w:ins>{run('9')}</w:ins>",
    ],
)
def test_what_a_reader_of_word_sees_is_read(tmp_path: Path, seen: str) -> None:
    source = read_word(word(tmp_path / "x.docx", f"<w:p>{run('Er komen ')}{seen}</w:p>"))
    assert source.text == "Er komen 9\n"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04kapot", "not a Word file"),
        (b"\xd0\xcf\x11\xe0oud", "old .doc, or protected"),
        (b"tekst", "not a Word file"),
    ],
)
def test_a_file_that_is_no_word_is_named(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "deal.docx"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=told):
        read_word(path)


def test_a_zip_of_something_else_is_named(tmp_path: Path) -> None:
    path = tmp_path / "deal.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "tekst")
    with pytest.raises(ReadError, match=r"deal\.docx"):
        read_word(path)


def test_a_word_file_that_unpacks_to_too_much_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = word(tmp_path / "bom.docx", f"<w:p>{run('x' * 5000)}</w:p>")
    monkeypatch.setattr("extract.markup.word.MOST_BYTES", 4000)
    with pytest.raises(ReadError, match="unpacks to more"):
        read_word(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_of_word_is_not_resolved(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.docx"
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    body = "<w:p><w:r><w:t>a&x;b</w:t></w:r></w:p>"
    document = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", document.encode(encoding))
    with pytest.raises(ReadError, match="has a document type"):
        read_word(path)


@pytest.mark.parametrize(
    "tag",
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "select",
        "option",
        "textarea",
        "button",
        "nav",
        "dialog",
        "picture",
        "title",
    ],
)
def test_what_an_element_holds_that_is_no_text_of_the_page_is_not_read(tag: str) -> None:
    read = blocks(page(f"<p>een</p><{tag}>9 woningen</{tag}><p>twee</p>"))
    assert read == [("paragraph", "een"), ("paragraph", "twee")]


@pytest.mark.parametrize(
    "tag",
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "address",
        "blockquote",
        "figure",
        "dl",
        "dt",
        "dd",
        "li",
        "pre",
        "center",
        "fieldset",
        "details",
        "summary",
        "form",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
    ],
)
def test_an_element_of_its_own_ends_the_paragraph_around_it(tag: str) -> None:
    around = "<div>een <{0}>9 woningen</{0}> twee</div>"
    assert [text for _, text in blocks(page(around.format(tag)))] == ["een", "9 woningen", "twee"]
    assert blocks(page(around.format("span"))) == [("paragraph", "een 9 woningen twee")]


@pytest.mark.parametrize("tag", ["caption", "figcaption"])
def test_a_caption_is_set_apart(tag: str) -> None:
    read = blocks(page(f"<div>een <{tag}>9 woningen</{tag}> twee</div>"))
    assert read == [("paragraph", "een"), ("caption", "9 woningen"), ("paragraph", "twee")]


@pytest.mark.parametrize(
    "tag",
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "dl",
        "dt",
        "dd",
    ],
)
def test_what_is_set_apart_in_a_cell_is_a_word_apart(tag: str) -> None:
    table = "<table><tr><td>Kern</td><td>Plan</td></tr><tr><td>Duin<{0}>dorp</{0}>zuid</td><td>1</td></tr></table>"
    assert cells(page(table.format(tag)))[1] == ["Duin dorp zuid", "1"]
    assert cells(page(table.format("span")))[1] == ["Duindorpzuid", "1"]


@pytest.mark.parametrize("arrow", ["↑", "↩", "^"])
def test_a_link_back_from_a_note_is_no_text_of_it(arrow: str) -> None:
    assert blocks(page(f"<p>een <a href='#x'>{arrow}</a></p>")) == [("paragraph", "een")]
    assert blocks(page("<p>een <a href='#x'>twee</a></p>")) == [("paragraph", "een twee")]
