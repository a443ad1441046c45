"""What may be done with the data, apart from what may be done with the documents that they are from.

Which licence the data have is for whoever publishes them: in the manifest of the corpus (``data_licence``,
which goes into the database), on the command line, or in the metadata of the site. Until it is chosen the
site says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus.licences import licence
from publish.overview import Build
from publish.settings import Settings

NOT_CHOSEN = "nog niet gekozen"
#: Where the site tells about both.
PATH = "/over#licentie"


@dataclass(frozen=True, slots=True)
class DataLicence:
    """The licence of the data; ``id`` and ``url`` are empty where none was chosen."""

    name: str = NOT_CHOSEN
    id: str = ""
    url: str = ""

    @property
    def is_chosen(self) -> bool:
        return bool(self.id)


def of(settings: Settings, build: Build | None) -> DataLicence:
    """The licence that whoever serves the site has set, else that of the manifest."""
    return named(settings.data_licence or (build.data_licence if build else None))


def named(key: str | None) -> DataLicence:
    """A licence by its id; what a database names and this version does not know is shown as it is."""
    if not key:
        return DataLicence()
    try:
        found = licence(key)
    except ValueError:
        return DataLicence(key, key)
    return DataLicence(found.name, found.id, found.url)


def in_package(chosen: DataLicence, origin: str) -> dict[str, Any]:
    """As an entry of ``licenses`` of a data package, which names a licence of the data only where it is one."""
    title = f"De gegevens: {chosen.name}"
    if not chosen.is_chosen:
        return {"title": title, "path": f"{origin}{PATH}"}
    path = {"path": chosen.url} if chosen.url else {}
    return {"name": chosen.id, "title": title, **path}


def in_dataset(chosen: DataLicence, origin: str) -> Any:
    """As the ``license`` of a data set of schema.org: an address, or what says that there is none yet."""
    if chosen.url:
        return chosen.url
    return {"@type": "CreativeWork", "name": chosen.name, "url": f"{origin}{PATH}"}
