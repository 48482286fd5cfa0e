"""Sources that lie elsewhere: fsspec's memory, and an object server that speaks enough of S3."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import fsspec
import pytest
from click.testing import CliRunner

from converter.batch import sandbox
from converter.batch.inputs import find_inputs
from converter.cli.batch import batch
from converter.errors import InputError

OBJECTS = {"1997/a.txt": b"ok 1997", "1997/deep/b.txt": b"odd 1997", "1998/c.txt": b"ok 1998"}
LISTED = "<Contents><Key>{key}</Key><LastModified>1997-01-01T00:00:00.000Z</LastModified><Size>{size}</Size></Contents>"


class Bucket(BaseHTTPRequestHandler):
    """ListObjectsV2, HEAD and GET of one bucket."""

    def do_HEAD(self) -> None:
        """As GET, without the content."""
        self.do_GET()

    def do_GET(self) -> None:
        """An object, a list, or nothing."""
        address = urlsplit(self.path)
        key = unquote(address.path).strip("/").partition("/")[2]
        query = parse_qs(address.query)
        if key in OBJECTS:
            self.reply(200, OBJECTS[key], "text/plain")
        elif "list-type" in query:
            self.reply(200, self.listing(query).encode(), "application/xml")
        else:
            self.reply(404, b"<Error><Code>NoSuchKey</Code></Error>", "application/xml")

    def listing(self, query: dict[str, list[str]]) -> str:
        """The keys below a prefix, up to the delimiter."""
        prefix, delimiter = query.get("prefix", [""])[0], query.get("delimiter", [""])[0]
        keys = [key for key in OBJECTS if key.startswith(prefix)]
        folders = {prefix + key[len(prefix) :].partition("/")[0] + "/" for key in keys if delimiter and "/" in key[len(prefix) :]}
        files = [key for key in keys if not any(key.startswith(folder) for folder in folders)]
        contents = "".join(LISTED.format(key=key, size=len(OBJECTS[key])) for key in files)
        common = "".join(f"<CommonPrefixes><Prefix>{folder}</Prefix></CommonPrefixes>" for folder in sorted(folders))
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{contents}{common}</ListBucketResult>"

    def reply(self, code: int, content: bytes, kind: str) -> None:
        """Head and content."""
        self.send_response(code)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Type", kind)
        self.send_header("Last-Modified", "Wed, 01 Jan 1997 00:00:00 GMT")
        self.send_header("ETag", '"1"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing: tests are quiet."""


@pytest.fixture
def _server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Bucket) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{running.server_port}",
            "AWS_ACCESS_KEY_ID": "anybody",
            "AWS_SECRET_ACCESS_KEY": "anything",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            monkeypatch.setenv(name, value)
        fsspec.get_filesystem_class("s3").clear_instance_cache()
        yield
        running.shutdown()


@pytest.fixture(autouse=True)
def pretended(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sandbox, "CHILD", [sys.executable, str(Path(__file__).with_name("pretended.py"))])
    yield
    sandbox.close_sandboxes()


@pytest.mark.usefixtures("_server")
def test_inputs_of_an_object_store_are_found_and_converted_by_the_workers(tmp_path: Path) -> None:
    result = CliRunner().invoke(batch, ["s3://bucket/1997", "-o", str(tmp_path), "--workers", "1", "--quiet"], catch_exceptions=False)
    assert result.exit_code == 0
    assert sorted(path.read_bytes() for path in tmp_path.rglob("a.htm")) == [b"odd 1997", b"ok 1997"]


@pytest.mark.usefixtures("_server")
def test_a_glob_of_an_object_store() -> None:
    assert [found.key for found in find_inputs(["s3://bucket/*/*.txt"])] == ["1997/a", "1998/c"]


def test_what_lies_in_memory_is_sent_to_the_workers(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe("/archive/a.txt", b"ok 1997")
    result = CliRunner().invoke(batch, ["memory://archive", "-o", str(tmp_path), "--workers", "1", "--quiet"], catch_exceptions=False)
    assert result.exit_code == 0
    assert (tmp_path / "a" / "a.htm").read_bytes() == b"ok 1997"


def test_a_store_that_does_not_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("no answer")

    monkeypatch.setattr("fsspec.implementations.memory.MemoryFileSystem.isdir", refuse)
    with pytest.raises(InputError, match="this address cannot be used: no answer"):
        list(find_inputs(["memory://archive"]))
