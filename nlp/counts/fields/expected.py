"""What comes of itself and is nobody's task: "Naar verwachting komen er 300 woningen bij"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.count_bases import load_basis_rules
from nlp.counts.votes import Vote

#: Between the first and the last word of a verb whose parts stand around a number.
APART = " … "


def words_of_what_comes(votes: Sequence[Vote[str]], *, of_people: bool) -> str | None:
    """The words by which a number is expected rather than agreed; None where it is not.

    ``votes`` are those of the words beside a number, first the one that decides. People come of
    themselves ("Er komen 120 huishoudens bij"), homes where a word says that it is expected.
    """
    rules = load_basis_rules()
    if not votes or votes[0].value != "opgave":
        return None
    first, *others = votes
    if not rules.comes.fullmatch(first.words.replace(APART, " ")):
        return None
    expected = (v.words for v in others if v.value == "prognose" and rules.expected.search(v.words))
    return next(expected, first.words if of_people else None)
