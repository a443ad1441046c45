"""What tests read of the modules of the project."""

from __future__ import annotations

import ast

import pytest

from tests.source_files import imports_in, statements


@pytest.mark.parametrize(
    "source",
    [
        "import {}",
        "def f():\n    import {}",
        "class A:\n    async def f(self):\n        import {}",
        "if a:\n    pass\nelif b:\n    import {}",
        "for b in a:\n    pass\nelse:\n    import {}",
        "while a:\n    with b:\n        import {}",
        "try:\n    import {}\nfinally:\n    pass",
        "try:\n    pass\nexcept* OSError:\n    import {}",
        "try:\n    pass\nexcept OSError:\n    pass\nelse:\n    import {}",
        "try:\n    pass\nfinally:\n    import {}",
        "match a:\n    case 1:\n        import {}",
    ],
)
def test_an_import_is_found_in_every_block(source: str) -> None:
    (found,) = imports_in(source.format("some.module"))
    assert found.names[0].name == "some.module"


def test_all_statements_are_gone_through_and_no_expression() -> None:
    tree = ast.parse(
        "a = [b for b in c]\ndef f():\n    def g(d=lambda: e): return d\n    g(lambda: f)\n"
    )
    found = {node for node in ast.walk(tree) if isinstance(node, ast.stmt)}
    assert set(statements(tree)) == found
