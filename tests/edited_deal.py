"""A small deal that is built, edited and built again in the same place, as a newsroom's link lives through it."""

from __future__ import annotations

from pathlib import Path

from kb.build import BuildOptions, build

ALMELO = "De gemeente Almelo heeft een opgave van 500 woningen tot en met 2030."
BORNE = "De gemeente Borne heeft een opgave van 500 woningen tot en met 2030."
OTHERS = "De partijen overleggen hierover elk halfjaar in het bestuurlijk overleg van de regio."
CLOSING = "Aldus overeengekomen en in drievoud ondertekend door alle partijen van deze afspraak."
DEAL = "\n\n".join(["Woondeal Proefregio", OTHERS, ALMELO, BORNE, CLOSING]) + "\n"
#: The deal with edits elsewhere: a passage before the number is new, one behind it is another.
ELSEWHERE = DEAL.replace(OTHERS, f"Een nieuwe alinea over de huren.\n\n{OTHERS}").replace(
    CLOSING, "Getekend door allen."
)
#: The deal with another number at the place.
CHANGED = DEAL.replace(ALMELO, ALMELO.replace("500", "650"))
#: The deal without the place; the same number still stands in the sentence of another town.
GONE = DEAL.replace(f"{ALMELO}\n\n", "")


def build_deal(folder: Path, text: str) -> Path:
    """Build the knowledge base of a text in a folder, in the place of the one that is there."""
    (folder / "corpus").mkdir(exist_ok=True)
    (folder / "corpus" / "deal.txt").write_text(text, encoding="utf-8")
    build(BuildOptions(folder / "corpus", folder / "woondeal.db", strict=True))
    return folder / "woondeal.db"
