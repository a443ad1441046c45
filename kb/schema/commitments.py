"""What is promised, by whom and by when; and what is asked."""

from __future__ import annotations

from kb.schema.describing import SPAN, Column, Table, coded, key, reference

TABLES: tuple[Table, ...] = (
    Table(
        "commitments",
        "Afspraken",
        "Een zin, opsomming of artikel waarin partijen iets op zich nemen.",
        (
            key("Sleutel van de afspraak"),
            reference("document_id", "documents", "Het document", required=True, facet=True),
            reference("passage_id", "passages", "Het tekstblok; leeg in een tabel"),
            reference("span_id", "spans", SPAN, required=True),
            Column(
                "text",
                "text",
                "De afspraak, op één regel; met de regel of zin ervoor waar zij zonder die niets zegt",
            ),
            coded("modality", "modality", "Wat de partij op zich neemt", title="soort"),
            Column("theme", "text", "Het onderwerp: de kop waar het onder staat", title="thema"),
            Column("conditional", "integer", "1 als de tekst het ergens van laat afhangen"),
            Column("condition", "text", "De woorden waar het van afhangt", title="voorwaarde"),
            Column(
                "method",
                "text",
                "De regel waarmee het gevonden is; eindigt op correctie als iemand de afspraak, een partij of termijn ervan verbeterd heeft",
            ),
            coded("level", "level", "Hoe zeker", title="zekerheid"),
            Column(
                "confidence",
                "real",
                "Hoe waarschijnlijk de rij een afspraak is van die partijen, van 0 tot 1",
            ),
            Column(
                "doubt",
                "text",
                "Wat in twijfel is, met komma's: commitment (of het er een is), quote, parties of deadlines",
            ),
            Column("why", "text", "Welke woorden de doorslag gaven"),
        ),
        label="text",
        search=("text",),
    ),
    Table(
        "commitment_themes",
        "Thema's van afspraken",
        "Waar een afspraak over gaat, met het woord waaruit dat blijkt. Een afspraak kan meer thema's "
        "hebben, of geen.",
        (
            reference("commitment_id", "commitments", "De afspraak", required=True),
            coded("theme", "theme", "Het thema", required=True),
            Column("word", "text", "Het woord dat het thema laat zien", required=True),
            Column(
                "found_in",
                "text",
                "Waar dat woord staat: in de afspraak zelf (text) of in de kop erboven (heading)",
                required=True,
                facet=True,
                values=("text", "heading"),
            ),
        ),
        primary_key=("commitment_id", "theme"),
    ),
    Table(
        "commitment_counts",
        "Getallen in afspraken",
        "Een getal dat in een afspraak is toegezegd.",
        (
            reference("commitment_id", "commitments", "De afspraak", required=True),
            reference("count_id", "counts", "Het aantal", required=True),
        ),
        primary_key=("commitment_id", "count_id"),
    ),
    Table(
        "commitment_parties",
        "Partijen bij afspraken",
        "Het aandeel van een partij in een afspraak.",
        (
            reference("commitment_id", "commitments", "De afspraak", required=True),
            reference(
                "party_id", "parties", "De partij", required=True, facet=True, title="partij"
            ),
            coded("role", "role", "Het aandeel", required=True, title="rol"),
            reference("span_id", "spans", "De woorden die de partij noemen", required=True),
            Column("implied", "integer", "1 als de partij er niet met zoveel woorden staat"),
            Column("score", "real", "Hoe zeker de naam herkend is, van 0 tot 1"),
        ),
        primary_key=("commitment_id", "party_id", "role"),
    ),
    Table(
        "deadlines",
        "Termijnen",
        "Een datum of ritme in een afspraak.",
        (
            key("Sleutel van de termijn"),
            reference("commitment_id", "commitments", "De afspraak", required=True),
            coded("kind", "deadline_kind", "Soort termijn", required=True, title="soort termijn"),
            Column("first_day", "text", "Eerste dag (JJJJ-MM-DD)", title="eerste dag"),
            Column("last_day", "text", "Laatste dag (JJJJ-MM-DD)", index=True, title="laatste dag"),
            Column(
                "every",
                "text",
                "Ritme: 2/year is twee keer per jaar, 1/2year elke twee jaar",
                title="ritme",
            ),
            Column(
                "amount",
                "integer",
                "Zoveel tijd na de gebeurtenis (onder nul ervoor); bij een ritme zonder aantal per jaar de tijd ertussen",
                title="hoeveel",
            ),
            Column(
                "unit",
                "text",
                "De eenheid daarvan: dag, werkdag, week, maand, kwartaal of jaar",
                title="eenheid",
            ),
            Column(
                "anchor",
                "text",
                "De woorden voor de gebeurtenis of dag waarvandaan geteld wordt; leeg waar de tekst dat openlaat",
                title="gerekend vanaf",
            ),
            Column("text", "text", "De woorden"),
            reference("span_id", "spans", SPAN, required=True),
        ),
        label="text",
        sort="last_day",
    ),
    Table(
        "asks",
        "Verzoeken",
        "Een wens aan het adres van anderen; dat is geen afspraak.",
        (
            key("Sleutel van het verzoek"),
            reference("document_id", "documents", "Het document", required=True),
            reference("passage_id", "passages", "Het tekstblok; leeg in een tabel"),
            reference("span_id", "spans", SPAN, required=True),
            reference("asker_id", "parties", "Wie het vraagt"),
            reference("addressee_id", "parties", "Aan wie"),
            Column("text", "text", "Het verzoek, op één regel"),
            Column("why", "text", "Welke woorden de doorslag gaven"),
        ),
        label="text",
    ),
)
