"""Commitments: which sentences are one, of which kind, and why."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.areas import REFERENCE
from extract.clean import clean
from extract.model import Segment
from extract.passages import Passage
from nlp.commitments import Found, find
from nlp.reading import DocumentReading
from nlp.records import Commitment, DocumentContext

WOONDEAL = DocumentContext(
    "woondeal-twente",
    "agreement",
    "Woondeal Twente",
    area_id="twente",
    region_id="twente",
    province_id="PV23",
    dated="2022-12",
    issued_by=("gemeenten", "provincie Overijssel", "Rijk"),
)
PROGRAMME = replace(WOONDEAL, kind="vision", issued_by=("gemeenten", "provincie Overijssel"))
TOLD = replace(WOONDEAL, kind="other", title="Bestemmingsplan De Es", issued_by=())
MINUTES = replace(TOLD, title="Verslag bestuurlijk overleg")


def passages(*texts: str | tuple[str, str, int | None]) -> list[Passage]:
    """Passages: a text is a paragraph, else ``(text, kind, stem)``."""
    found = []
    offset = 0
    for position, item in enumerate(texts, start=1):
        text, kind, stem = (item, "paragraph", None) if isinstance(item, str) else item
        source = " " * offset + text
        segments = (Segment(offset, offset + len(text)),)
        found.append(
            Passage(
                position, kind, 1, 0, None, ("4. Wonen",), stem, segments, clean(source, segments)
            )  # type: ignore[arg-type]
        )
        offset += len(text) + 1
    return found


def read(*texts: str | tuple[str, str, int | None], context: DocumentContext = WOONDEAL) -> Found:
    return find(DocumentReading(context, passages(*texts)))


def one(text: str, context: DocumentContext = WOONDEAL) -> Commitment:
    found = read(text, context=context).commitments
    assert len(found) == 1, text
    return found[0]


def roles() -> list[tuple[str, str]]:
    data = tomllib.loads((REFERENCE / "verbs.toml").read_text(encoding="utf-8"))
    return [(table["example"], table["modality"]) for table in data["role"]]


@pytest.mark.parametrize(("example", "modality"), roles())
def test_the_example_of_every_group_of_verbs_is_a_commitment_of_its_kind(
    example: str, modality: str
) -> None:
    assert one(example).modality == modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        # present tense with a role verb, inverted, separable, reflexive
        ("Gemeenten prioriteren op lokaal niveau plannen.", "plan"),
        ("Om dit te bereiken brengen we in 2023 alle locaties in beeld.", "plan"),
        ("Hiervoor zet Twente zich, samen met corporaties, in voor de bouw.", "effort"),
        ("Partijen spannen zich hier gezamenlijk voor in.", "effort"),
        # modals
        ("Partijen zullen een actieprogramma opzetten.", "plan"),
        ("De provincie wil samen met gemeenten de monitor actualiseren.", "process"),
        ("Gemeenten moeten in 2024 een woonzorgvisie opstellen.", "duty"),
        # passives
        ("De afspraken worden jaarlijks herijkt.", "process"),
        ("Ook wordt ingezet op innovatie om de productie te versnellen.", "effort"),
        ("Beide onderdelen moeten uiterlijk in 2026 zijn gerealiseerd.", "duty"),
        # copula targets
        ("De doelstelling is dat hier voor 2020 vijftien wijken bijkomen.", "effort"),
        ("Doel is door monitoring goed zicht te krijgen op de uitvoering.", "effort"),
        # norm agreements
        ("Gemeenten en provincie spreken af dat de balans maximaal 100% is.", "duty"),
        ("Dit betekent dat gemeenten met weinig sociale huur moeten bijdragen.", "duty"),
        ("Voor alle afspraken geldt dat deze periodiek besproken zullen worden.", "process"),
        # perfects that bind
        ("Vanuit Provinciale Staten is €27 miljoen beschikbaar gesteld.", "support"),
        ("Hieraan hebben alle corporaties zich gecommitteerd.", "duty"),
        # norms, and who is bound to what
        ("Ten minste 20% van de woningen dient geschikt te zijn voor ouderen.", "duty"),
        ("Nieuwe plannen moeten voldoen aan deze verdeling.", "duty"),
        ("Dit moet uiterlijk in 2026 gerealiseerd zijn.", "duty"),
        ("De opgave zal lokaal uitgewerkt moeten worden.", "duty"),
        ("Uiterlijk eind 2024 is een gezamenlijke visie vastgesteld.", "plan"),
        ("Dit betekent dat marktpartijen verantwoordelijk zijn voor de helft.", "duty"),
        ("Daarbij dient een werkwijze opgesteld te worden door nieuwe vereisten.", "duty"),
        # what is told of others, and what is asked of oneself
        ("Gemeenten geven aan waar behoefte aan is.", "process"),
        ("Woningbouw is een opgave waarin we samen de voortgang monitoren.", "process"),
        ("We willen meer aandacht voor preventie.", "effort"),
        ("Zo blijven we werken volgens dit principe.", "effort"),
        ("Begin 2016 hebben gemeenten bepaald de capaciteit jaarlijks te monitoren.", "process"),
        # what one wants to do is strived for, unless it has a date
        ("Die functie willen we behouden.", "effort"),
        ("We willen in 2025 lokale regelingen vaststellen.", "plan"),
        # deciding together, or time and again
        ("In 2016 wordt gezamenlijk een systeem bepaald.", "process"),
        ("Gemeenten bezien elke 2 jaar hoe de balans tot stand komt.", "process"),
        ("Het regionale aandeel bepalen wij in 2023.", "plan"),
        # what is assured
        ("De wethouder zegt toe dat de regeling wordt aangepast.", "plan"),
        ("De wethouder zegt toe de voortgang te bespreken.", "process"),
        # intentions, and what is agreed with a verb that no list has
        ("Het plan is om het programma een plek te geven.", "plan"),
        ("Over de grens is afgesproken dat de afspraak meeschuift met de index.", "duty"),
        # organisations that no list has
        ("Wonen Limburg verhoogt de huren met maximaal 2%.", "plan"),
        ("Woonkwartier en Thuisvester wijzen 95% van de woningen passend toe.", "plan"),
        # a second clause
        ("Het streven geldt per gemeente en wordt op regionaal niveau gemonitord.", "process"),
    ],
)
def test_commitments_in_an_agreement(text: str, modality: str) -> None:
    assert one(text).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Wonen in Twente is een voorrecht.",
        "Gemeenten ervaren op dit moment al een groot tekort aan capaciteit.",
        "De gemeenten en provincie hebben in 2021 de woonagenda vastgesteld.",
        "In 2018 heeft een evaluatie plaatsgevonden.",
        "De gemeenten stelden in 2021 een woonvisie op.",
        "Er is een grote behoefte aan betaalbare woningen in Nederland.",
        "Het is noodzakelijk om het bouwtempo te verhogen.",
        "De expertteams kunnen worden ingezet.",
        "Gemeenten kunnen hiervan afwijken.",
        "In de Nationale prestatieafspraken is opgenomen dat corporaties bouwen.",
        "In dit hoofdstuk worden de afspraken uitgewerkt.",
        "Naar verwachting realiseren gemeenten dit pas na 2030.",
        "De provincie en gemeenten werken van oudsher samen.",
        "Voor ouderen zijn tot en met 2030 nationaal 290.000 woningen nodig.",
        "Wie gaat dit uitvoeren?",
        "De investeringscapaciteit wordt beperkt door fiscale lasten.",
        "Zo verlichten we de druk en maken we doorstroming mogelijk.",
        "Onder het betaalbare segment vallen de sociale huurwoningen.",
        "In 2022 hebben we verschillende stappen doorlopen.",
        "De bestuurders hebben de bijeenkomst als constructief ervaren.",
        "Sinds 2022 zijn we in gesprek en hebben we de raad bijgepraat.",
        "De bouwsector is verantwoordelijk voor ongeveer 50% van de materiaalvraag.",
        "De aantallen volgen uit de gesprekken met gemeenten.",
        "Hierdoor moeten zij soms ongewenste prioriteiten stellen.",
        "Zodoende wordt het draagvlak vergroot en wordt tijd gewonnen.",
        "De capaciteit van corporaties wordt beperkt door de vennootschapsbelasting.",
        "Almelo en Hengelo vormen samen één stedelijk gebied.",
        "Voor deze woningen geldt dat ze veelal in de vrije sector worden gebouwd.",
        "De verwachting wordt uitgesproken dat dit lukt.",
        "Nog te vaak worden plannen uitgesteld.",
        "De woningmarkt in Wonen Zuid is gespannen.",
    ],
)
def test_what_is_no_commitment_even_in_an_agreement(text: str) -> None:
    assert not read(text).commitments


@pytest.mark.parametrize(
    "text",
    [
        "De regio pleit voor structurele en voldoende financiering.",
        "De regio vraagt aandacht voor vereenvoudigde planprocedures.",
        "Ook roept de regio op tot een programmatische financiering.",
        "Daarom is financiële ondersteuning van het Rijk nodig.",
    ],
)
def test_a_wish_at_others_is_an_ask_and_no_commitment(text: str) -> None:
    found = read(text)
    assert not found.commitments
    assert [ask.text for ask in found.asks] == [text]


@pytest.mark.parametrize(
    ("text", "context", "promised"),
    [
        ("Hiervoor wordt een verordening opgesteld.", PROGRAMME, True),
        ("Gevels worden van hout gebouwd.", PROGRAMME, False),
        ("Daarover zullen bestuurlijke besluiten genomen worden.", TOLD, True),
        ("Hiervoor wordt een verordening opgesteld.", TOLD, False),
        ("Deze scheiding zal in het project worden meegenomen.", MINUTES, True),
        ("Deze scheiding zal in het project worden meegenomen.", TOLD, False),
        ("Er komt een bestuurlijk overleg over de gronden.", MINUTES, True),
        ("Er komt een bestuurlijk overleg over de gronden.", TOLD, False),
        ("Daarover is afgesproken dat de gemeente het meldt.", TOLD, True),
        ("In de regionale woonagenda is afgesproken dat de gemeente het meldt.", TOLD, False),
    ],
)
def test_what_a_passive_weighs_depends_on_the_document(
    text: str, context: DocumentContext, promised: bool
) -> None:
    assert bool(read(text, context=context).commitments) is promised


def test_a_text_that_tells_promises_only_what_is_said_outright() -> None:
    told = (
        "De gemeente streeft naar vitale wijken. De gemeente hanteert een stringent beleid. "
        "Het plan wordt in de loop van meerdere jaren ontwikkeld. "
        "De provincie wil de verstedelijking bundelen."
    )
    found = read(told, context=TOLD).commitments
    assert [c.text for c in found] == [
        "De gemeente streeft naar vitale wijken.",
        "De provincie wil de verstedelijking bundelen.",
    ]
    # It does not say which municipality it is.
    assert [c.level for c in found] == ["uncertain", "probable"]


def test_in_a_programme_its_makers_bind_themselves_and_others_do_not() -> None:
    text = "We stellen een aanpak op. Het Rijk verdeelt deze opgave in woningen."
    found = read(text, context=PROGRAMME).commitments
    assert [c.text for c in found] == ["We stellen een aanpak op."]


def test_minutes_tell_what_was_promised() -> None:
    found = read(
        "De gedeputeerde antwoordt dat de provincie dit in de brief zal opnemen. "
        "Burgemeester Jansen zegt toe de raad te informeren.",
        context=TOLD,
    )
    assert [c.method for c in found.commitments] == ["reported", "promise"]


def test_the_title_of_another_document_says_how_it_weighs() -> None:
    text = "De verhuurderheffing wordt afgeschaft."
    assert not read(text, context=TOLD).commitments
    assert read(text, context=replace(TOLD, title="Coalitieakkoord")).commitments


def test_a_text_without_a_title_that_says_we_binds_its_makers() -> None:
    voice = replace(TOLD, title="Samen verder")
    text = "We bouwen huizen. Wij helpen starters. De norm wordt aangescherpt. " * 11
    assert any(c.text.startswith("De norm") for c in read(text, context=voice).commitments)


def test_items_inherit_from_a_stem_that_is_no_sentence_without_them() -> None:
    found = read(
        ("Het Rijk ondersteunt door:", "paragraph", None),
        ("Het verstrekken van financiële middelen via regelingen.", "list_item", 1),
        ("Woningbouwimpuls", "list_item", 1),
    ).commitments
    assert [(c.text, c.modality) for c in found] == [
        (
            "Het Rijk ondersteunt door: Het verstrekken van financiële middelen via regelingen.",
            "support",
        )
    ]


def test_sub_articles_are_the_commitments_of_an_article_that_only_introduces_them() -> None:
    found = read(
        ("Gemeenten en provincie willen doorstroming bevorderen:", "article", None),
        ("Provincie gaat onderzoeken welke instrumenten nodig zijn.", "article", 1),
        ("te streven naar verbreding van de leningen;", "article", 1),
    ).commitments
    assert [c.passage for c in found] == [2, 3]


def test_an_item_may_leave_its_subject_to_the_item_before_it() -> None:
    found = read(
        ("Voorwaarden zijn:", "article", None),
        ("De gemeente zet zich maximaal in om in 2020 label B te halen, en", "article", 1),
        ("Stelt daartoe een plan van aanpak op.", "article", 1),
    ).commitments
    assert [c.passage for c in found] == [2, 3]


def test_what_is_agreed_under_spreken_af_needs_no_verb_that_promises() -> None:
    found = read(
        ("Gemeenten en provincie spreken af:", "article", None),
        ("Het programma past binnen de ladder.", "article", 1),
        ("Gemeenten kunnen hiervan afwijken.", "article", 1),
    ).commitments
    assert [c.passage for c in found] == [2]


def test_items_that_say_by_which_means_are_done_whatever_is_strived_for() -> None:
    found = read(
        ("Gemeenten stimuleren nieuwe woonvormen door:", "paragraph", None),
        ("te onderzoeken of een pilot mogelijk is;", "list_item", 1),
        ("bewustwording van ouderen en hun mantelzorgers;", "list_item", 1),
    ).commitments
    assert [c.modality for c in found] == ["plan", "effort"]


def test_a_stem_that_says_what_is_done_keeps_its_promise_and_its_items_have_none() -> None:
    found = read(
        ("De gemeente stelt een plan op waarin zij ingaat op:", "article", None),
        ("Het ontwikkelen van een marktaanpak.", "article", 1),
    ).commitments
    assert [c.passage for c in found] == [1]


def test_conditions_that_are_listed_must_be_met() -> None:
    found = read(
        ("Voorwaarden voor deze bijdrage zijn 6 :", "paragraph", None),
        ("Gemeentelijke cofinanciering van € 60.000,- , inzet in uren;", "list_item", 1),
    ).commitments
    assert [(c.passage, c.modality) for c in found] == [(2, "duty")]


def test_a_stem_without_its_items_is_no_commitment() -> None:
    assert not read("We zetten hierbij in op:").commitments


def test_a_name_with_its_explanation_is_no_item() -> None:
    found = read(
        ("We zetten hierbij in op:", "paragraph", None),
        ("Milieuprestatie (MPG): De MPG geeft inzicht in het gebruik van grondstoffen.", "list_item", 1),
    )  # fmt: skip
    assert not found.commitments


def test_a_decision_binds_in_minutes_too() -> None:
    found = read(
        ("Besluit:", "paragraph", None),
        ("Bandbreedte opnemen in de afspraken.", "list_item", 1),
        ("Venster voor verzoeken opent op 1 september 2024.", "list_item", 1),
        ("De begroting is vastgesteld", "list_item", 1),
        "Actie: secretaris stuurt de notitie rond.",
        "Het plan wordt in de loop van meerdere jaren ontwikkeld.",
        context=TOLD,
    ).commitments
    assert [c.passage for c in found] == [2, 3, 5]


def test_what_a_council_decides_to_do_is_taken_on_and_what_is_done_by_deciding_is_not() -> None:
    found = read(
        "De raad besluit unaniem:",
        "Het college opdracht te geven voor 1 oktober 2015 een plan aan te bieden.",
        "De aanbevelingen uit het rapport te onderschrijven.",
        "De raad besluit in te stemmen met het jaarverslag.",
        "De raad besluit de zienswijze vast te stellen en deze bij het bestuur in te dienen.",
        "De fractie van D66 besluit het amendement aan te houden.",
        context=TOLD,
    ).commitments
    assert [c.passage for c in found] == [2, 5]


def test_conclusions_are_decisions_in_minutes_only() -> None:
    texts = (
        ("Conclusie:", "paragraph", None),
        ("Het kader blijft ongewijzigd.", "list_item", 1),
    )
    minutes = replace(TOLD, title="Verslag bestuurlijk overleg")
    assert [c.passage for c in read(*texts, context=minutes).commitments] == [2]
    assert not read(*texts, context=TOLD).commitments


def test_lines_under_a_heading_that_says_decision_are_decided() -> None:
    (passage,) = passages("De raadsmededeling op 16 april aan te bieden aan de raad.")
    found = find(DocumentReading(TOLD, [replace(passage, section=("Besluit",))])).commitments
    assert [c.method for c in found] == ["decision"]


def test_examples_under_a_commitment_are_none() -> None:
    found = read(
        ("De ambitie wordt nader geconcretiseerd, op thema’s zoals:", "paragraph", None),
        ("Circulair bouwen en hergebruik van materialen", "list_item", 1),
    ).commitments
    assert [c.passage for c in found] == [1]


@pytest.mark.parametrize("kind", ["heading", "caption", "footnote", "furniture"])
def test_headings_captions_footnotes_and_headers_give_no_commitments(kind: str) -> None:
    assert not read(("De gemeenten zorgen voor plannen.", kind, None)).commitments


def test_they_are_the_parties_of_the_sentence_before() -> None:
    found = read("Gemeenten bouwen woningen. Ze zorgen voor capaciteit.").commitments
    assert len(found) == 2
    assert len(read("De steden bieden kansen. Ze leveren een bijdrage.").commitments) == 0


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Indien nodig ondersteunt de provincie hierbij.", "Indien nodig"),
        (
            "De provincie neemt, als de wet wordt aangenomen, haar rol.",
            "als de wet wordt aangenomen",
        ),
        (
            "Het Rijk informeert de regio indien er nieuwe regelingen worden opengesteld.",
            "indien er nieuwe regelingen worden opengesteld",
        ),
        (
            "Mocht dit niet lukken dan gaat de provincie in overleg met gemeenten.",
            "Mocht dit niet lukken",
        ),
        ("Waar mogelijk zoeken we naar kansen.", "Waar mogelijk"),
        ("Als het gaat om zorg ondersteunt de provincie de gemeenten.", None),
        ("Als het om zorg gaat, ondersteunt de provincie de gemeenten.", None),
        (
            "Als het om plannen van meer dan 50 woningen gaat, ondersteunt de provincie de gemeenten.",
            "Als het om plannen van meer dan 50 woningen gaat",
        ),
        ("De gemeenten bouwen zoveel als mogelijk in de stad.", None),
        ("De gemeenten bouwen als mogelijk in de stad.", "als mogelijk"),
        ("De gemeenten zorgen als eerste voor plannen.", None),
        ("Hier zetten we als gemeenten in op het principe van parallel plannen.", None),
        ("Wij gaan als provincie de komende jaren investeren in plekken.", None),
    ],
)
def test_the_words_of_a_condition(text: str, condition: str | None) -> None:
    assert one(text).condition == condition


def test_a_commitment_says_where_it_stands_and_why() -> None:
    (found,) = read("De provincie zorgt voor een monitor in 2025.").commitments
    assert (found.span.start, found.span.end) == (0, 44)
    assert (found.passage, found.theme) == (1, "4. Wonen")
    assert found.method == "verb"
    assert found.why == "“De provincie zorgt”"
    assert found.level == "certain"
    assert [p.name for p in found.parties if p.role == "responsible"] == ["provincie Overijssel"]
    assert [d.last_day for d in found.deadlines] == ["2025-12-31"]


def test_what_is_too_long_to_be_a_sentence_is_noted() -> None:
    found = read("Almelo 400 woningen " * 150)
    assert not found.commitments
    (note,) = found.notes
    assert note.stage == "nlp" and note.segment is not None and "niet gelezen" in note.message


_WORDS = st.sampled_from(
    """
    gemeenten de het provincie we wij zorgen zorgt voor dat die als indien om te bouwen worden wordt
    is zijn hebben afgesproken herijkt zich in op , . : ; ( ) – ‘ ’ ' en of waar zoals wanneer niet
    2030 kan zal door Rijk spreken af Mocht dan te
    """.split()  # noqa: SIM905
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_no_text_makes_it_raise(text: str) -> None:
    for context in (WOONDEAL, TOLD):
        read(text, (text, "list_item", 1), context=context)


def test_considerations_and_what_hangs_below_them_promise_nothing() -> None:
    found = read(
        "overwegende dat:",
        ("de gemeenten tot en met 2030 14.100 woningen bouwen;", "list_item", 1),
        ("de provincie hen daarbij ondersteunt;", "list_item", 1),
    )
    assert found.commitments == ()


def test_items_under_a_bare_subject_are_what_it_does() -> None:
    found = read(
        "De gemeenten:",
        ("bouwen tot en met 2030 14.100 woningen;", "list_item", 1),
        ("stellen voor 1 juli 2025 een woonzorgvisie vast;", "list_item", 1),
    )
    assert len(found.commitments) == 2


def test_a_condition_that_begins_with_its_verb_is_no_promise_of_its_own() -> None:
    found = read("Neemt het Rijk de rest voor zijn rekening, dan bouwen de gemeenten 500 woningen.")
    assert len(found.commitments) == 1


def test_considerations_that_follow_each_other_without_bullets_are_considerations() -> None:
    found = read(
        "in aanmerking nemende dat:",
        "De Brug woningen bouwt en beheert;",
        "Dat de gemeenten alle plannen zullen inbrengen;",
        "verklaren het volgende te zijn overeengekomen:",
        "De gemeenten zullen zestig woningen bouwen.",
    ).commitments
    assert [c.passage for c in found] == [5]


def test_the_items_of_a_party_that_will_are_what_it_does() -> None:
    found = read(
        ("De gemeente zal:", "article", None),
        ("de grond bouwrijp maken;", "list_item", 1),
        ("Hieronder worden in ieder geval begrepen:", "article", None),
        ("het onderzoeken van de haalbaarheid;", "list_item", 3),
    ).commitments
    assert [c.passage for c in found] == [2, 4]


def test_what_is_meant_by_a_word_is_no_commitment() -> None:
    found = read(
        ("In deze overeenkomst wordt verstaan onder:", "article", None),
        ("Plan: de gemeente bouwt zestig woningen in het veld;", "list_item", 1),
    )
    assert not found.commitments


def under(heading: str, text: str, kind: str = "paragraph") -> list[Commitment]:
    (passage,) = passages((text, kind, None))
    document = DocumentReading(TOLD, [replace(passage, section=(heading,))])
    return list(find(document).commitments)


@pytest.mark.parametrize("heading", ["Vervolgafspraken", "3. Mijlpalen", "Planning"])
def test_lines_without_a_verb_under_a_heading_of_actions_are_commitments(heading: str) -> None:
    assert under(heading, "Eerste mijlpaal: 1 juni 2027 locaties vastgesteld")
    assert under(heading, "Ambtelijk uitwerken van de parkeerregels voor 1 mei 2027.")
    assert not under(heading, "Een mooie dag voor iedereen.")


def test_the_same_lines_elsewhere_are_none() -> None:
    assert not under("Inleiding", "Eerste mijlpaal: 1 juni 2027 locaties vastgesteld")
    assert not under("Inleiding", "Ambtelijk uitwerken van de parkeerregels voor 1 mei 2027.")


@pytest.mark.parametrize("heading", ["Minimaal", "Koploper", "Scenario 2", "Variant B"])
def test_alternatives_side_by_side_are_uncertain_and_say_why(heading: str) -> None:
    (found,) = under(heading, "De gemeente zorgt in 2027 voor een coach.")
    assert found.level == "uncertain"
    assert heading in found.why


def test_one_way_only_is_no_alternative() -> None:
    (found,) = under("Scenario's bij de bouw", "De gemeente Almelo zorgt in 2027 voor een coach.")
    assert found.level == "probable"


def test_every_sentence_has_its_decision_with_the_votes_on_it() -> None:
    found = read("Almelo is mooi. De gemeenten zorgen voor plannen.")
    assert [d.outcome for d in found.decisions] == ["none", "commitment"]
    assert [vote.rule for vote in found.decisions[1].votes] == ["verb"]
    assert [party.name for party in found.decisions[1].chosen] == ["gemeenten"]


def test_die_after_the_verb_points_and_opens_no_clause() -> None:
    (decision,) = read("Wij delen die zorg en nemen uw oproep ter harte.").decisions
    assert decision.outcome == "none"
    assert decision.decision.winner is not None
    assert decision.decision.winner.rule in ("share_view", "take_to_heart")
    (promise,) = read("Partijen steunen bedrijven die het plan delen.").commitments
    assert promise.modality == "support"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("De gemeenten zorgen voor een veilige school.", "duty"),
        ("De gemeenten willen zorgen voor een veilige school.", "effort"),
        ("De gemeenten moeten zorgen voor een veilige school.", "duty"),
        ("De gemeenten willen de scholen ondersteunen.", "support"),
    ],
)
def test_what_one_wants_to_see_to_is_strived_for(text: str, modality: str) -> None:
    (found,) = read(text).commitments
    assert found.modality == modality


def test_a_law_brings_something_about_and_its_help_is_used() -> None:
    law = "Met de nieuwe Woningwet zullen corporaties meer woningen bouwen."
    assert not read(law).commitments
    assert one(law.replace("de nieuwe", "behulp van de")).level == "certain"
    assert one("Met de provincie zullen corporaties meer woningen bouwen.").level == "certain"


@pytest.mark.parametrize("before", ["", "niet alleen", "ook", "mede", "juist", "vooral", "daarbij"])
def test_why_something_is_done_says_nothing_of_what_is_done(before: str) -> None:
    for reason in ("omdat de vraag groeit", "aangezien de vraag groeit", "vanwege de vraag"):
        assert not read(f"Dit doen we {before} {reason}.").commitments
    assert not read(f"Dat doen wij {before} in het belang van de wijk.").commitments
    # How or with whom it is done is another thing.
    assert read("Dit doen we samen omdat de vraag groeit.").commitments
    assert read("Dit doen we in de wijk.").commitments


@pytest.mark.parametrize("when", ["eerder", "destijds", "indertijd", "vorig jaar", "vorige week"])
def test_what_was_promised_before_is_not_promised_here(when: str) -> None:
    promise = "De gemeente Almelo heeft {} toegezegd woningen te bouwen."
    assert not read(promise.format(when)).commitments
    assert read(promise.format("hierbij")).commitments
