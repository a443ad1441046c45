"""The interpreter of a page, which counts what it does not understand: broken content is nonsense."""

from __future__ import annotations

from typing import Any

from pdfminer.psparser import literal_name

from extract.pdf.page.interpreter import PageInterpreter

#: pdfminer asks for an operator's method by a name that begins so.
_METHOD = "do_"


class CountingInterpreter(PageInterpreter):
    """Draws a page as :class:`PageInterpreter` does, and counts on its device (``misunderstood``) the
    operators that there are not, those without their operands, and names of no font or form."""

    def __getattr__(self, name: str) -> Any:
        # Only asked for what is not there.
        if name.startswith(_METHOD):
            self.device.misunderstood += 1
        raise AttributeError(name)

    def pop(self, n: int) -> list[Any]:
        """Return the operands of an operator that has ``n`` of them."""
        found = super().pop(n)
        self.device.misunderstood += len(found) < n
        return list(found)

    def do_Tf(self, fontid: Any, fontsize: Any) -> None:  # noqa: N802 - the operator's name
        self.device.misunderstood += literal_name(fontid) not in self.fontmap
        super().do_Tf(fontid, fontsize)

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - the operator's name
        self.device.misunderstood += literal_name(xobjid_arg) not in self.xobjmap
        super().do_Do(xobjid_arg)
