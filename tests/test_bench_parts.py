"""The benchmarks of parts measure what they say."""

from pathlib import Path

from kb.bench_parts import long_passages, pdf_figures

ROOT = Path(__file__).parent.parent


def test_passages_have_the_length_that_was_asked_for() -> None:
    document = ROOT / "corpus" / "documents" / "versnellingsaanpak-woningbouw-overijssel-2021.txt"
    figures = long_passages(document, lengths=(20, 60))
    assert [f.words for f in figures] == [20, 60]


def test_pdfs_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    broken = tmp_path / "kapot.pdf"
    broken.write_bytes(b"%PDF-1.4 kapot")
    figures = pdf_figures([broken, ROOT / "tests" / "pdfs" / "artikelen.pdf"])
    assert figures.files == 1
    assert figures.pages >= 1
    assert figures.again >= 0.995 * figures.lines > 0
