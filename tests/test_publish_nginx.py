"""The recipe for nginx in the documentation, tried: it keeps what never changes, and passes on the rest."""

from __future__ import annotations

import grp
import os
import pwd
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from publish_sample import write_sample

from publish import bench

DOCUMENTATION = Path(__file__).resolve().parent.parent / "docs" / "publish.md"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed here")


def configuration(folder: Path, site: tuple[str, int], port: int) -> str:
    """The recipe as it stands in the documentation, on loopback and without a certificate."""
    found = re.search(r"```nginx\n(.*?)```", DOCUMENTATION.read_text(encoding="utf-8"), re.S)
    assert found
    recipe = found[1]
    for words, others in (
        ("/var/cache/nginx/woondeal", f"{folder}/cache"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        ("http://127.0.0.1:8001", f"http://{site[0]}:{site[1]}"),
        (
            "proxy_cache woondeal;",
            "proxy_cache woondeal; add_header X-Kept $upstream_cache_status;",
        ),
    ):
        assert words in recipe
        recipe = recipe.replace(words, others)
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # The folders of a test are for nobody else.
    who = f"{pwd.getpwuid(os.getuid()).pw_name} {grp.getgrgid(os.getgid()).gr_name}"
    return (
        f"user {who}; daemon off; pid {folder}/pid; error_log {folder}/errors;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{recipe}\n}}\n"
    )


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("nginx")
    database = write_sample(folder / "woondeal.db")
    with bench.served(database) as site:
        port = bench.free_port()
        file = folder / "nginx.conf"
        file.write_text(configuration(folder, site, port), encoding="utf-8")
        process = subprocess.Popen([str(NGINX), "-p", str(folder), "-c", str(file)])
        try:
            until = time.monotonic() + 20
            while True:
                try:
                    get(port, "/over")
                    break
                except OSError:
                    assert process.poll() is None and time.monotonic() < until
                    time.sleep(0.05)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=20)


def get(port: int, path: str, **headers: str) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def test_who_has_a_page_already_is_told_so_through_nginx(port: int) -> None:
    etag = get(port, "/gemeenten").headers["etag"]
    assert get(port, "/gemeenten", if_none_match=etag).status == 304
    assert get(port, "/gemeenten", if_none_match='W/"ander"').status == 200


def test_style_is_kept_by_nginx(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/")
    found = re.search(
        r'"(/static/site\.css\?v=[0-9a-f]+)"', connection.getresponse().read().decode()
    )
    connection.close()
    assert found
    kept = [get(port, found[1]).headers["x-kept"] for _ in range(2)]
    assert kept == ["MISS", "HIT"]


def test_pages_are_compressed(port: int) -> None:
    response = get(port, "/over", accept_encoding="gzip")
    assert response.headers["content-encoding"] == "gzip"
