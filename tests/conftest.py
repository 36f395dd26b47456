"""What every test has: the atlas, no network, and a hypothesis that repeats itself in CI."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from stp_map.core.model import Atlas

ROOT = Path(__file__).resolve().parent.parent
GEODATA = ROOT / "geodata"
ORDER = ("unit", "geodata", "app", "deploy", "browser")
"""Folders of tests, quickest first: what is cheap to know is known first."""

settings.register_profile("ci", derandomize=True, deadline=None, max_examples=30)
settings.register_profile("local", deadline=None, max_examples=30)
settings.register_profile("thorough", deadline=None, max_examples=100)
settings.register_profile("fuzz", deadline=None, max_examples=10_000)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the quick folders first; within a folder the order stays."""
    items.sort(key=lambda item: place(item.path))


def place(path: Path) -> int:
    """Where a test file's folder stands in the order; a folder not named comes last."""
    folder = path.relative_to(ROOT / "tests").parts[0]
    return ORDER.index(folder) if folder in ORDER else len(ORDER)


@pytest.fixture(scope="session")
def geodata() -> Path:
    """The data package."""
    return GEODATA


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The real data, read once."""
    from stp_map.data.atlas import load_atlas  # noqa: PLC0415 - tests of lower layers do not load it

    return load_atlas(GEODATA)


@pytest.fixture(scope="module", autouse=True)
def _remembered() -> None:
    """Set aside what earlier files left in caches: collections would walk all of it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection and look-up beyond this machine, unless marked `network`."""
    if request.node.get_closest_marker("network"):
        return
    for owner, name, where in (
        (socket.socket, "connect", 1),
        (socket.socket, "connect_ex", 1),
        (socket, "getaddrinfo", 0),
    ):
        monkeypatch.setattr(owner, name, refusing(getattr(owner, name), where))


def refusing(call: Callable[..., Any], where: int) -> Callable[..., Any]:
    """`call`, but raising where its argument number `where` is not an address of this machine."""

    def guarded(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - passed on as they are
        address = arguments[where] if len(arguments) > where else options.get("host")
        if not is_local(address):
            message = f"A test tried to reach {address!r}; mark it `network` if it must."
            raise AssertionError(message)
        return call(*arguments, **options)

    return guarded


def is_local(address: Any) -> bool:  # noqa: ANN401 - sockets take many kinds
    """Whether a socket's address stays on this machine: a path, or a loopback host."""
    host = address[0] if isinstance(address, tuple) else address
    host = os.fsdecode(host or "localhost")
    if host in {"localhost", socket.gethostname()} or Path(host).is_absolute():
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
