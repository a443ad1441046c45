"""The tokenizer: Dutch of administrative documents on top of spaCy's Dutch rules.

spaCy's own rules already keep "o.a.", "d.w.z.", "t/m", "30-40-30" and "80+ers" in one piece. What
is added here are the abbreviations of this field, "gemeente(n)" and marks that stand for bullets.
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer


def words(text: str) -> frozenset[str]:
    """A set of words written as one text with blanks: easier to read and to keep in order."""
    return frozenset(text.split())


#: Abbreviations that end in a full stop. No sentence ends there, unless ENDING says it may.
ABBREVIATIONS = words(
    """
    a.d.h.v. a.g.v. a.s. aanh. afb. afd. afz. alg. art. artt. b.v. bijl. bijv. blz. ca. c.a. c.q. cf. d.d. d.i.
    d.m.v. d.w.z. dhr. div. dr. drs. e.a. e.d. e.e.a. e.o. e.v. enz. etc. evt. excl. fig. gem. hfdst. hfst. i.a.
    i.a.m. i.c. i.c.m. i.e. i.h.a. i.h.b. i.h.k.v. i.i.g. i.o. i.p.v. i.s.m. i.t.t. i.v.m. i.z. incl. ing. ir. jl. jr.
    k.k. lid. m.a.w. m.b.t. m.b.v. m.e.r. m.i. m.i.v. m.m.v. m.n. m.u.v. max. mevr. mgr. min. mld. mln. mr. mrd. mw.
    n.a.v. n.o.t.k. n.t.b. n.v.t. nl. nr. nrs. o.a. o.b.v. o.g.v. o.i. o.i.d. o.l.v. o.m. o.v.v. p. par. p.d. p.j. p.m. p.p.
    p/m pag. pct. plm. pp. prof. red. ref. resp. rt. s.v.p. sr. st. t.a.v. t.b.v. t.g.v. t.h.v. t.n.v. t.o.v. t.w. t.w.v. t.z.t.
    tab. tav. tel. v. v.a. v.d. v.w.b. vgl. vlg. vlgs. vs. vz. w.o. wv. z.g. z.i. z.o.z. z.s.m. zgn. zg.
    """
)
#: Abbreviations after which a sentence may end, when a capital follows.
ENDING = words(
    "c.a. c.s. e.a. e.d. e.e.a. e.o. e.v. enz. etc. i.d. jl. a.s. n.t.b. n.v.t. o.i.d. p.j. p.m. z.s.m. mln. mld."
)

_WHOLE = (
    "gemeente(n)",
    "provincie(s)",
    "partij(en)",
    "regio('s)",
    "regio(’s)",
    "corporatie(s)",
    "p/m",
    "m²",
    "m2",
)


def extend(nlp: Language) -> None:
    """Adds the field's tokenizer exceptions to a Dutch pipeline."""
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    for text in (*ABBREVIATIONS, *_WHOLE):
        for form in {text, text[0].upper() + text[1:]}:
            tokenizer.add_special_case(form, [{ORTH: form}])


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The tokenizer alone: for the names of reference data, which have to be cut as texts are."""
    nlp = spacy.blank("nl")
    extend(nlp)
    return cast(Tokenizer, nlp.tokenizer)
