"""Is a sentence a commitment? The rules, one clause at a time.

A rule is a function of a clause (:class:`nlp.commitments.evidence.Evidence`) that gives a verdict
or None; :data:`RULES` has them in the order in which they are tried. A sentence is a commitment as
soon as one of its main clauses is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.clauses import grammar
from nlp.clauses.structure import Frame, Sentence
from nlp.clauses.subject import Actors, cause_of, is_name, noun_phrase
from nlp.commitments.constructions import blocked, construction
from nlp.commitments.decisions import decides
from nlp.commitments.evidence import Evidence, as_modality
from nlp.commitments.verdict import Setting, Verdict
from nlp.records import Level

#: How what a target is begins: "is om", "is dat", "is het", "is minimaal".
_CONTENT = frozenset(("om", "dat", "te", "het", "door", "minimaal", "maximaal", "ten"))
#: Modals that say what is possible or allowed, and those that say what must be done.
_POSSIBLE = ("kunnen", "mogen", "hoeven")
_DUE = ("moeten", "dienen")
#: Words that make a norm of what must be.
_AMOUNTS = frozenset(
    (
        *("minimaal", "maximaal", "minste", "minstens", "hoogste", "alle", "elke"),
        *("derde", "tweederde", "kwart", "driekwart", "vijfde", "helft", "drie"),
    )
)
#: After the verb of a sentence about a name this many tokens at least say what is done.
_SAYS = 4
#: What mostly holds is told, not agreed.
_USUALLY = frozenset(("veelal", "doorgaans", "meestal", "vaak", "soms"))
#: What these open is what follows of itself ("Hierdoor moeten zij …").
_FOLLOWS = frozenset(("hierdoor", "daardoor", "zodoende"))
#: Senses of verbs that take something on whatever else the sentence says.
_OUTRIGHT = frozenset(("support", "process", "effort", "duty"))
#: How the names of agreements end.
_AGREEMENTS = ("akkoord", "afspraken", "overeenkomst", "convenant", "deal", "overleg")
#: Clauses that say how something is done.
_MANNER = frozenset(("waarin", "waarbij", "waarmee"))


def verdict_of(sentence: Sentence, actors: Actors, setting: Setting) -> Verdict | None:
    """The verdict on a sentence: that of its first clause that is a commitment, else of the first
    that is an ask; None where no clause says anything."""
    found = [
        verdict
        for clause in sentence.clauses
        if (verdict := judge_clause(Evidence(sentence, clause, actors, setting))) is not None
    ]
    for outcome in ("commitment", "ask", "none"):
        for verdict in found:
            if verdict.outcome == outcome:
                return verdict
    return None


def judge_clause(clause: Evidence) -> Verdict | None:
    """What the first rule says that has something to say. The past promises nothing."""
    if clause.clause.finite.tense == "past":
        return None
    for rule in RULES:
        found = rule(clause)
        if found is not None:
            return found
    return None


def agreement(clause: Evidence) -> Verdict | None:
    """ "spreken af dat", "is afgesproken om": what follows is promised."""
    predicate = clause.predicate
    frames = [f for f in clause.clause.frames if f.marker in ("dat", "om")]
    arranges = predicate.infinitive == "maken" and "afspraak" in clause.lows and bool(frames)
    decided = (
        predicate.voice == "perfect"
        and predicate.infinitive in ("besluiten", "bepalen")
        and clause.has_actor
        and "te" in clause.words.lows
    )
    if not (predicate.sense == "agree" or arranges or decided) or predicate.modal in _POSSIBLE:
        return None
    if predicate.infinitive == "besluiten" and not decided:
        return None
    if not frames and "te" not in clause.words.lows and predicate.voice != "active":
        return Verdict("none", "afspraak elders", f"{clause.verb()} zonder inhoud")
    said = bool(frames) or (clause.front()[:1] == ["afgesproken"] and "te" in clause.words.lows)
    outright = said and predicate.voice == "perfect" and not _elsewhere(clause)
    if not clause.has_actor and not clause.binding and not outright:
        return None
    modality = clause.frame_modality(frames[0]) if frames else clause.te_modality()
    level: Level = "certain" if predicate.voice == "active" else "probable"
    return clause.made("commitment", "afspraak", clause.verb(), modality, level)


def _elsewhere(clause: Evidence) -> bool:
    """ "In de Nationale prestatieafspraken is afgesproken dat": an agreement of others."""
    return any(
        low in clause.vocabulary.texts or low.endswith(_AGREEMENTS) for low in clause.front()
    )


def reported(clause: Evidence) -> Verdict | None:
    """ "De gedeputeerde antwoordt dat de provincie dit zal meenemen": what minutes tell."""
    if clause.predicate.infinitive not in clause.vocabulary.saying or clause.predicate.modal:
        return None
    for frame in _content_frames(clause):
        inside = range(frame.start + 1, frame.end)
        lows = {clause.words.lows[i] for i in inside}
        assured = "toezegging" in lows
        will = frame.finite is not None and frame.finite.infinitive == "zullen"
        if (will or assured) and clause.actors.any_in(inside):
            why = f"“{clause.predicate.words(clause.words)} dat {clause.words.text(frame.verbs)}”"
            modality = clause.content_modality() if assured else clause.frame_modality(frame)
            return clause.made("commitment", "verslag", why, modality)
    return None


def consequence(clause: Evidence) -> Verdict | None:
    """ "betekent dat gemeenten moeten …", "geldt dat … zullen worden", "is de verwachting dat"."""
    verb = clause.clause.finite.infinitive
    words = clause.words
    expects = verb == "zijn" and "verwachting" in clause.lows
    if (verb not in ("betekenen", "gelden") and not expects) or not clause.binding:
        return None
    frame = next(iter(_content_frames(clause)), None)
    if frame is None or frame.finite is None or frame.finite.infinitive in _POSSIBLE:
        return None
    inside = frozenset(words.lows[frame.start : frame.end])
    if not inside.isdisjoint(_USUALLY):
        return None
    subject = noun_phrase(range(frame.start + 1, frame.end), clause.words, clause.actors)
    actor = subject is not None and subject.kind == "actor"
    modal = frame.finite.infinitive
    senses = {clause.lexicon.sense(v) for v in clause.frame_verbs(frame)}
    acts = bool(senses - {"state"}) and not (expects and modal != "moeten")
    norm = modal in ("moeten", "zullen") and bool(senses - {None, "state"})
    meets = verb == "gelden" and "overleg" in words.lows
    answers = "verantwoordelijk" in inside and modal == "zijn"
    if not ((actor and acts) or norm or meets or answers):
        return None
    why = f"“{words.texts[clause.clause.finite.index]} dat {words.text(frame.verbs)}”"
    modality = "process" if meets else clause.frame_modality(frame)
    return clause.made(
        "commitment", "gevolg", why, modality, "probable", subject if actor else None
    )


def _content_frames(clause: Evidence) -> list[Frame]:
    """The clauses with "dat" that have a verb in the present."""
    return [
        frame
        for frame in clause.clause.frames
        if frame.marker == "dat" and frame.finite is not None and frame.finite.tense != "past"
    ]


def target(clause: Evidence) -> Verdict | None:
    """ "Het streven is om …", "Doel is …"."""
    predicate = clause.predicate
    words = clause.words
    if predicate.voice != "copula" or predicate.infinitive not in ("zijn", "blijven"):
        return None
    nouns = clause.vocabulary.targets | clause.vocabulary.intentions
    front = [i for i in clause.clause.front if words.lows[i] in nouns]
    rest = [
        i
        for i in clause.clause.rest[:4]
        if words.lows[i] in nouns and words.lows[i - 1] in ("het", "de", "ons", "onze")
    ]
    following = words.lows[clause.clause.finite.index + 1 :][: 2 if front else 6]
    if not (front or rest):
        return None
    # "De inzet van technologie is een …" is about what is used.
    whole = "een" in following[:1] and words.lows[(front or rest)[0]] != "inzet"
    if _CONTENT.isdisjoint(following) and not whole:
        return None
    if clause.names_this(clause.vocabulary.texts):
        return None
    if front and not _opens_with_target(clause, front[0]):
        return None
    noun = words.lows[(front or rest)[0]]
    if noun in clause.vocabulary.intentions:
        return _intention(clause, noun)
    why = f"“{words.text([(front or rest)[0], clause.clause.finite.index])}”"
    return clause.made("commitment", "doel", why, "effort")


def _intention(clause: Evidence, noun: str) -> Verdict | None:
    """ "Het plan is om …": in a text that tells only where it says what will be done."""
    frames = [f for f in clause.clause.frames if f.marker in ("dat", "om")]
    will = any(f.finite is not None and f.finite.infinitive == "zullen" for f in frames)
    if not frames or not (will or clause.setting.stance != "background"):
        return None
    why = f"“{noun} {clause.words.texts[clause.clause.finite.index]}”"
    return clause.made("commitment", "voornemen", why, clause.content_modality())


def _opens_with_target(clause: Evidence, index: int) -> bool:
    """Is the target what the front is about ("Het doel van de aanpak is")?"""
    before = [clause.words.lows[i] for i in clause.clause.front if i < index]
    return all(
        low in grammar.DETERMINERS or low.endswith("e") or low in ("termijn", "daarbij", "ook")
        for low in before
    )


def need(clause: Evidence) -> Verdict | None:
    """What is needed or wished of others is asked, not promised."""
    if clause.predicate.voice != "copula":
        return None
    for phrase in clause.vocabulary.needs:
        if clause.phrase(clause.clause.main, phrase):
            why = f"“{phrase}” is een behoefte"
            names = {mention.name for mention in clause.actors.by_token.values()}
            if names & clause.vocabulary.addressees:
                return clause.made("ask", "behoefte", why)
            return Verdict("none", "behoefte", why)
    return None


def norm(clause: Evidence) -> Verdict | None:
    """ "Ten minste 20% dient geschikt te zijn", "Alle plannen moeten voldoen aan deze verdeling"."""
    predicate = clause.predicate
    if predicate.modal not in _DUE or not clause.binding or clause.has_actor:
        return None
    if not _FOLLOWS.isdisjoint(clause.front()):
        return None
    is_norm = predicate.infinitive in ("voldoen", "passen", "bestaan")
    if not is_norm and predicate.voice == "copula":
        is_norm = not _AMOUNTS.isdisjoint(clause.low_set) or "%" in clause.words.text(
            clause.clause.main
        )
    if not is_norm:
        return None
    return clause.made("commitment", "norm", clause.verb(), "duty", "probable")


def passive(clause: Evidence) -> Verdict | None:
    """ "De afspraken worden jaarlijks herijkt", "Dit moet in 2026 zijn gerealiseerd"."""
    predicate = clause.predicate
    due = predicate.voice == "perfect" and predicate.modal in _DUE
    if predicate.voice == "perfect" and clause.clause.finite.infinitive == "zijn":
        # "Uiterlijk eind 2024 is een visie vastgesteld."
        due = due or ("uiterlijk" in clause.low_set and clause.has_date())
    if predicate.voice != "passive" and not due:
        return None
    if predicate.modal in _POSSIBLE:
        return Verdict("none", "mogelijkheid", f"{clause.verb()} is een mogelijkheid")
    if predicate.sense == "state":
        return None
    tells = predicate.infinitive in clause.vocabulary.report
    if tells and clause.names_this(clause.vocabulary.texts):
        return Verdict("none", "over de tekst", f"{clause.verb()} zegt wat er in de tekst staat")
    hinders = predicate.infinitive in clause.vocabulary.hindering and "door" in clause.low_set
    if not clause.agent() and (
        hinders
        or (predicate.modal not in _DUE and cause_of(clause.clause, clause.words, clause.actors))
    ):
        return Verdict("none", "oorzaak", f"{clause.verb()} noemt een oorzaak")
    if not _weighs(clause):
        return None
    level: Level = "probable" if predicate.sense and clause.binding else "uncertain"
    return clause.made("commitment", "lijdende vorm", clause.verb(), clause.modality(), level)


def _weighs(clause: Evidence) -> bool:
    """Does a passive weigh enough for the kind of document?"""
    predicate = clause.predicate
    if clause.binding:
        known = predicate.sense is not None or predicate.modal is not None
        return known or clause.has_date() or clause.agent()
    outright = predicate.modal == "zullen" or clause.has_date()
    if predicate.modal in _DUE:
        return clause.setting.stance == "programme" and clause.has_date()
    if clause.agent():
        return outright or not clause.told
    if clause.told:
        # Minutes tell what will be done; other texts what will be done by the authorities.
        said = clause.setting.minutes or clause.governs()
        return predicate.modal == "zullen" and as_modality(predicate.sense) is not None and said
    if predicate.sense is None:
        return predicate.modal == "zullen"
    return outright or predicate.sense in ("process", "support") or clause.governs()


def active(clause: Evidence) -> Verdict | None:
    """A party or we with a verb that takes something on."""
    predicate = clause.predicate
    if predicate.voice not in ("active", "perfect") or not clause.has_actor:
        return None
    said = clause.said()
    if predicate.voice == "perfect" and predicate.modal in _DUE:
        return None
    if predicate.voice == "perfect":
        # Of what is done only this binds on: "hebben zich gecommitteerd".
        if predicate.infinitive == "committeren":
            return clause.made("commitment", "committeren", said, "duty", "certain")
        return Verdict("none", "voltooid", f"{said} is al gebeurd")
    if predicate.modal in _POSSIBLE:
        return Verdict("none", "mogelijkheid", f"{said} is een mogelijkheid")
    if predicate.sense == "ask":
        return clause.made("ask", "oproep", said)
    if predicate.modal == "willen" and clause.aims() and not clause.told:
        return clause.made("commitment", "willen", said, "effort")
    if predicate.sense == "state":
        if clause.binding and predicate.infinitive in clause.vocabulary.saying and _asked(clause):
            # "Gemeenten geven aan waar behoefte aan is."
            return clause.made("commitment", "melden", said, "process")
        return Verdict("none", "toestand", f"{said} is een toestand")
    if predicate.modal in _DUE and not _FOLLOWS.isdisjoint(clause.front()):
        return Verdict("none", "gevolg", f"{said} volgt vanzelf")
    if predicate.modal in _DUE:
        # "We moeten …" in a programme mostly says what is wise.
        if clause.binding or (clause.binds() and not clause.subject.plural_we):
            return clause.made("commitment", "moeten", said, "duty", "certain")
        return None
    if predicate.modal is None and predicate.infinitive in grammar.MODALS:
        return _wish(clause, said)
    if predicate.sense is None:
        return _unknown(clause, said)
    if (clause.told or not (clause.binding or clause.own())) and not clause.outright():
        return None
    return clause.made("commitment", "werkwoord", said, clause.modality(), "certain")


def _asked(clause: Evidence) -> bool:
    """Is what is told a question ("waar behoefte aan is"), and not a statement?"""
    return any(
        f.marker in ("waar", "hoe", "hoeveel", "wat", "welke", "wie", "of")
        for f in clause.clause.frames
    )


def _wish(clause: Evidence, said: str) -> Verdict | None:
    """ "We willen dat alle wijken aardgasvrij zijn", "We willen meer aandacht voor …"."""
    if clause.clause.finite.infinitive != "willen" or not clause.binds():
        return None
    return clause.made("commitment", "willen dat", said, "effort")


def manner(clause: Evidence) -> Verdict | None:
    """ "Dit is een opgave waarin we samen de voortgang monitoren": how a party goes about it."""
    if not clause.binding or clause.predicate.voice != "copula":
        return None
    words = clause.words
    for frame in clause.clause.frames:
        finite = frame.finite
        if frame.marker not in _MANNER or finite is None or finite.tense == "past":
            continue
        if finite.infinitive in _POSSIBLE:
            continue
        subject = noun_phrase(range(frame.start + 1, frame.end), words, clause.actors)
        senses = {clause.lexicon.sense(verb) for verb in clause.frame_verbs(frame)}
        if subject is None or subject.kind != "actor" or not senses & _OUTRIGHT:
            continue
        why = f"“{frame.marker} {subject.text} {words.text(frame.verbs)}”"
        modality = clause.frame_modality(frame)
        return clause.made("commitment", "bijzin", why, modality, "uncertain", subject)
    return None


def named(clause: Evidence) -> Verdict | None:
    """ "Wonen Limburg realiseert in 2025 …": an organisation that no list has, in an agreement."""
    predicate = clause.predicate
    if not clause.binding or predicate.voice != "active" or clause.subject.kind != "other":
        return None
    if predicate.modal in _POSSIBLE or as_modality(predicate.sense) is None:
        return None
    if not is_name(clause.clause, clause.words) or clause.front()[0] in clause.vocabulary.texts:
        return None
    if len(clause.clause.rest) < _SAYS:
        return None
    counts = any(clause.words.texts[i][0].isdigit() for i in clause.clause.rest)
    if len(clause.front()) == 1 and not counts:
        return None
    said = f"“{clause.words.text(clause.clause.front)} {predicate.words(clause.words)}”"
    return clause.made("commitment", "naam", said, clause.modality(), "uncertain")


def _unknown(clause: Evidence, said: str) -> Verdict | None:
    """A verb that no list has, with a party as its subject."""
    if clause.predicate.modal in ("zullen", "gaan", "willen") and not clause.told:
        return clause.made("commitment", "zullen of willen", said)
    if clause.binding and clause.has_date():
        return clause.made("commitment", "onbekend werkwoord", said, "plan", "uncertain")
    return None


#: In the order in which they are tried: the first that has something to say decides.
RULES = (
    blocked,
    decides,
    agreement,
    construction,
    reported,
    consequence,
    target,
    need,
    norm,
    passive,
    active,
    named,
    manner,
)


def is_silent_section(section: Sequence[str], silent: Sequence[str]) -> bool:
    """Does the heading above say that a text only tells about itself ("Leeswijzer")?"""
    if not section:
        return False
    return re.sub(r"^[\d.\s]+", "", section[-1]).casefold().startswith(tuple(silent))
