"""spaCy without its command line.

``import spacy`` loads its commands too (training, projects, downloads), and with them clients of the web: a third
of what loading it takes. Whoever asks for one of them afterwards gets it.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from types import ModuleType

_COMMANDS = "spacy.cli"
#: The one command that ``spacy`` itself names.
_NAMED = "info"


def leave_out_commands() -> None:
    """Put an empty package in the place of spaCy's commands; nothing where spaCy is loaded already."""
    if "spacy" in sys.modules:
        return
    spec = find_spec("spacy")
    if spec is None or not spec.submodule_search_locations:
        return
    commands = ModuleType(_COMMANDS)
    commands.__path__ = [f"{place}/cli" for place in spec.submodule_search_locations]
    named = ModuleType(f"{_COMMANDS}.{_NAMED}")
    setattr(named, _NAMED, None)
    sys.modules[_COMMANDS] = commands
    sys.modules[named.__name__] = named
