"""Requests that nobody has a use for are refused in words; what is a fault of ours stays one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from publish.odd_requests import is_misasked
from tests.publish_sample import sample_site, write_sample


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return sample_site(write_sample(tmp_path_factory.mktemp("site") / "woondeal.db"))


def ask(site: Datasette, path: str, method: str = "GET") -> Any:
    return asyncio.run(site.client.request(method, path))


@pytest.mark.parametrize("method", ["TRACE", "FOO", "POST", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/beeld/x/1", "/woondeal/counts"])
def test_another_method_is_not_allowed(site: Datasette, method: str, path: str) -> None:
    answer = ask(site, path, method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/\\evil.example/", "/woondeal\\x", "/%5Cevil.example/"])
def test_a_path_with_a_backslash_leads_nowhere(site: Datasette, path: str) -> None:
    answer = ask(site, path)
    assert answer.status_code == 404
    assert "location" not in answer.headers


@pytest.mark.parametrize("name", ["databases", "databases.json", "threads.json", "metadata.json"])
def test_no_page_is_about_the_machine(site: Datasette, name: str) -> None:
    assert ask(site, f"/-/{name}").status_code == 404


@pytest.mark.parametrize("name", ["versions.json", "settings.json", "plugins.json"])
def test_what_datasette_says_of_itself_names_no_folder(site: Datasette, name: str) -> None:
    answer = ask(site, f"/-/{name}")
    assert answer.status_code == 200
    assert str(Path(__file__).parent.parent) not in answer.text


@pytest.mark.parametrize(
    "query",
    ["_sort=None", "_timelimit=x", "title__in=[", "_through=x", "_through={}", "_sort=a&_sort_desc=b"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["", ".json"])
def test_a_parameter_that_makes_no_sense_is_the_askers(
    site: Datasette, query: str, kind: str
) -> None:
    answer = ask(site, f"/woondeal/documents{kind}?{query}")
    assert answer.status_code == 400
    assert "begrijpt deze vraag niet" in answer.text


def raised(name: str) -> ValueError:
    """An error that code of a module with this name raised."""
    try:
        exec("raise ValueError", {"__name__": name})
    except ValueError as error:
        return error
    raise AssertionError("unreachable")


@pytest.mark.parametrize(
    ("module", "query", "misasked"),
    [
        ("datasette.views.table", "_sort=x", True),
        ("datasette.views.table", "", False),
        ("publish.facts", "jaar=x", False),
    ],
)
def test_a_mistake_of_ours_is_not_the_askers(module: str, query: str, misasked: bool) -> None:
    assert is_misasked(raised(module), query) is misasked


def test_other_errors_are_faults_of_the_server() -> None:
    assert not is_misasked(OSError(), "_sort=x")
