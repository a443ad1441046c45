"""CSV as a spreadsheet takes it: all rows, letters as they are, and no cell that it would run.

Datasette's CSV of a table stops at a page of a hundred rows; here it goes on to the last one, unless the
address asks for a part. Every CSV of the site begins with a byte order mark, without which Excel takes
"Súdwest" for something else. A text that a spreadsheet would take for a formula gets an apostrophe before it
(https://owasp.org/www-community/attacks/CSV_Injection). ``?_excel=nl`` gives what a Dutch Excel opens
with a double click: semicolons, and commas in numbers.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urlencode

from kb.schema import TABLES
from publish.query_limits import LONGEST_VALUE
from publish.security import Application, Message, Receive, Send

#: Parameters of an address that asks for some of the rows, or for a query.
_PART = frozenset({"_size", "_next", "sql"})
#: What a spreadsheet may take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?", re.IGNORECASE)
#: Columns of numbers that may have decimals, under the names of tables, of views and of the questions.
NUMBERS = frozenset(
    {c.name for table in TABLES for c in table.columns if c.type == "real"}
) | frozenset(
    [
        "aantal",
        "ondergrens",
        "bovengrens",
        "verschil",
        "plancapaciteit",
        "opgave",
        "sleutelprojecten",
        "gebouwd",
        "nog_te_bouwen",
        "aandeel",
        "norm",
        "deel",
        "totaal",
        "euro",
        "eerder",
        "later",
        "later_daarna",
        "gebouwd_per_jaar",
        "nodig_per_jaar",
        "tempo_in_procent",
        "per_jaar",
        "regel_euro",
    ]
)
#: What a column is called that SQL works out without a name: such a one is always of numbers.
_SUM = re.compile(r"(?:sum|total|avg|round|abs|count)\(", re.IGNORECASE)
#: Tables of which each row has a key of its own.
_WITH_KEY = frozenset(t.name for t in TABLES if any(c.name == "id" for c in t.columns))
_BOM = "\ufeff"
# Python's own limit is 131,072 characters; the text of a source is longer. SQLite gives none over this.
csv.field_size_limit(LONGEST_VALUE)


def for_spreadsheets(application: Application) -> Application:
    """``application``, whose CSV is all there and safe to open."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith(".csv"):
            await application(scope, receive, send)
            return
        asked = parse_qsl(scope.get("query_string", b"").decode("latin1"), keep_blank_values=True)
        dutch = ("_excel", "nl") in asked
        # The largest page is what Datasette's own links ask for, where a reader wants all.
        left_out = (("_excel", "nl"), ("_size", "max"))
        asked = [pair for pair in asked if pair not in left_out]
        if not _PART & {name for name, _ in asked}:
            asked = _of_all_rows(scope["path"], asked)
        query = urlencode(asked).encode("ascii")
        await application({**scope, "query_string": query}, receive, _rewritten(send, dutch=dutch))

    return wrapped


def _of_all_rows(path: str, asked: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The parameters for all rows of a table or view.

    Datasette goes from page to page by the column that it sorts by, and loses or repeats rows where many
    have the same value in it. By its key a table comes whole; the order is for the reader to make.
    """
    if path.rpartition("/")[2].removesuffix(".csv") in _WITH_KEY:
        asked = [(name, value) for name, value in asked if name not in ("_sort", "_sort_desc")]
        asked.append(("_sort", "id"))
    return [*(pair for pair in asked if pair[0] != "_stream"), ("_stream", "on")]


def _rewritten(send: Send, *, dutch: bool) -> Send:
    """``send``, which writes the CSV of an answer anew; other answers pass."""
    rows: Rows | None = None

    async def sent(message: Message) -> None:
        nonlocal rows
        if message["type"] == "http.response.start":
            if message["status"] == 200 and _is_csv(message):
                rows = Rows(dutch=dutch)
                kept = [(k, v) for k, v in message["headers"] if k.lower() != b"content-length"]
                message = {**message, "headers": kept}
        elif rows is not None:
            ends = not message.get("more_body")
            body = rows.written(message.get("body", b""), ends=ends)
            message = {**message, "body": body}
        await send(message)

    return sent


def _is_csv(message: Message) -> bool:
    """Return True for a CSV: Datasette sends one to look at as plain text."""
    kind = next((v for k, v in message.get("headers", ()) if k.lower() == b"content-type"), b"")
    return bool(kind.startswith((b"text/csv", b"text/plain")))


class Rows:
    """The rows of a CSV that comes in pieces, as they are written anew."""

    def __init__(self, *, dutch: bool = False) -> None:
        self._dutch = dutch
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._waiting = ""
        self._columns: Sequence[str] | None = None

    def written(self, piece: bytes, *, ends: bool) -> bytes:
        """What can be written after another piece: its whole rows; at the end all that is left."""
        self._waiting += self._decoder.decode(piece, ends)
        cut = len(self._waiting) if ends else _end_of_rows(self._waiting)
        whole, self._waiting = self._waiting[:cut], self._waiting[cut:]
        stream = io.StringIO()
        if self._columns is None and whole:
            stream.write(_BOM)
        writer = csv.writer(stream, delimiter=";" if self._dutch else ",")
        writer.writerows(self._rows(whole.removeprefix(_BOM)))
        return stream.getvalue().encode("utf-8")

    def _rows(self, text: str) -> Iterator[Sequence[str]]:
        for row in csv.reader(io.StringIO(text, newline="")):
            if self._columns is not None:
                yield [self._cell(name, cell) for name, cell in self._named(row)]
                continue
            self._columns = row
            yield [safe(cell) for cell in row]

    def _named(self, row: Sequence[str]) -> Iterator[tuple[str, str]]:
        columns = self._columns or ()
        for index, cell in enumerate(row):
            yield columns[index] if index < len(columns) else "", cell

    def _cell(self, column: str, cell: str) -> str:
        if not (_NUMBER.fullmatch(cell) and is_of_numbers(column)):
            return safe(cell)
        cell = cell.removesuffix(".0")
        return cell.replace(".", ",") if self._dutch else cell


def is_of_numbers(column: str) -> bool:
    """Return True for a column that has numbers and no text that only looks like one, such as "2.500"."""
    return column in NUMBERS or bool(_SUM.match(column))


def _end_of_rows(text: str) -> int:
    """Where the last whole row of the beginning of a CSV ends: at a line end outside quotes."""
    end = text.rfind("\n") + 1
    while end and text.count('"', 0, end) % 2:
        end = text.rfind("\n", 0, end - 1) + 1
    return end


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs: with an apostrophe before it where it looks like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell
