"""Closed classes of Dutch words, as far as finding the clauses of a sentence needs them."""

from __future__ import annotations

from nlp.tokens import words

#: Auxiliaries and modals: form -> (infinitive, tense).
AUXILIARIES: dict[str, tuple[str, str]] = {
    form: (infinitive, tense)
    for infinitive, present, past in (
        ("zijn", "is zijn ben bent", "was waren"),
        ("hebben", "heeft hebben heb hebt", "had hadden"),
        ("worden", "wordt worden word", "werd werden"),
        ("zullen", "zal zullen zult", "zou zouden"),
        ("kunnen", "kan kunnen kunt", "kon konden"),
        ("mogen", "mag mogen", "mocht mochten"),
        ("moeten", "moet moeten", "moest moesten"),
        ("willen", "wil willen wilt", "wilde wilden wou"),
        ("gaan", "gaat gaan ga", "ging gingen"),
        ("laten", "laat laten", "liet lieten"),
        ("blijven", "blijft blijven blijf", "bleef bleven"),
        ("hoeven", "hoeft hoeven", "hoefde hoefden"),
        ("dienen", "dient dienen", "diende dienden"),
        ("doen", "doet doen", "deed deden"),
    )
    for tense, forms in (("present", present), ("past", past))
    for form in forms.split()
}
#: With an infinitive these say how the subject stands towards it.
MODALS = words("zullen kunnen mogen moeten willen gaan laten blijven hoeven dienen")

SUBORDINATORS = words(
    """
    omdat doordat zodat opdat indien wanneer zodra zolang terwijl hoewel nadat voordat totdat
    aangezien mits tenzij waarbij waarin waarvan waarmee waarop waardoor waarvoor waarover waarnaar
    waaraan waaruit waarna waarom waaronder waartoe waartegen waaromheen hoe hoeveel hoeverre welke welk wie wat ongeacht
    alsof opdat ofschoon naargelang daar-waar
    """
)
#: Subordinators only where a clause follows; see nlp.clauses.structure.
AMBIGUOUS_SUBORDINATORS = words("dat die als of zoals waar dan toen")

DETERMINERS = words(
    """
    de het een elk elke ieder iedere alle beide enkele sommige veel vele meerdere diverse verschillende
    individuele deze dit die dat geen onze ons hun haar zijn uw hen mijn welke welk zulke dergelijke
    dezelfde hetzelfde zo'n zo’n andere overige
    """
)
ARTICLES = words("de het een deze dit die elke elk iedere ieder geen onze ons hun haar uw alle")
PREPOSITIONS = words(
    """
    aan achter bij binnen boven buiten door gedurende in langs met na naar naast om onder op over per rond
    rondom sinds tegen tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor voorbij zonder conform
    richting namens omtrent ondanks inzake krachtens ten ter te behoudens dankzij qua inclusief exclusief
    """
)
#: Adverbs that may stand between the finite verb and its subject, or open a clause.
ADVERBS = words(
    """
    ook dan daarom echter immers eerst vooral wederom hier hierbij hiervoor hiermee hierin hierdoor hiertoe
    hierop hieraan hierover daarbij daarvoor daarmee daarin daardoor daartoe daarop daarna daarnaast daarvan
    bovendien verder tevens eveneens dus namelijk nu straks vervolgens tot slot samen gezamenlijk wel zelfs
    weer nog steeds altijd continu zoveel mogelijk waar nodig zo uiteraard natuurlijk eventueel zelf daar er
    primair uiteindelijk gelijktijdig tegelijkertijd jaarlijks halfjaarlijks maandelijks periodiek
    regelmatig actief minimaal maximaal onder andere bijvoorbeeld met name in principe nader later
    """
)
PRONOUNS_WE = words("we wij")
PRONOUNS_OTHER = words(
    "ik je jij u hij ze zij men dit dat deze die het er iedereen niemand wie wat alles"
)
COORDINATORS = words("en maar of dan ofwel alsmede evenals noch want")
REFLEXIVES = words("zich ons onszelf zichzelf elkaar")
#: Nouns that are one verb with the verb after them ("gebruik maken van").
LIGHT_NOUNS = words("gebruik werk deel onderdeel kennis afstand melding gewag")
#: Forms of verbs in the lexicon that are mostly nouns: only verbs where nothing says otherwise.
NOUNLIKE = words(
    """
    plannen afspraken werken wonen zorgen kosten vragen wensen regels rollen besluit besluiten staat start vragen
    middelen maatregelen delen gaven eisen lasten kansen stappen deel steun zoeken leven toetsen plaats bouwen
    wijken week weken dagen sporen stoelen huren planten ogen stromen schalen stammen testen merken banden boden
    zonden wezen koersen rekken perken bannen ramen verhuren besluiten openen
    reden kaart bewegen bezoeken netwerken pieken kenmerken straffen vlucht vluchten verhalen
    bericht berichten bezwaren beroepen belast bezet bezetten begroot berust verzet verboden
    vereiste vereisten verenigde hergebruikte overleden oogst oogsten bond bonden borg bergen
    beelden boeken bellen branden breken fietsen graven kappen kavelen klussen kruisen kruist
    maaien ploegen pompen print proeven put putten schermen schoten sluizen sparen spuiten stak
    staken stapelen stelen sterken stoken stormen storten stralen strepen tanken tolken varen
    vegen verven vissen voeden winkelen wissen wortelen zakken zwakken aarden lonen filteren
    getuigen verzuimen besturen
    kaders punten zet overleggen partijen bestaan toezicht verschillen waarden kaarten wegen lagen grenzen kernen vormen
    """
)
