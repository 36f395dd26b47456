"""The standalone page read back: what its scripts know, and the picture it shows without them."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any


def data_of(page: bytes) -> dict[str, Any]:
    """What the page's scripts know, by the names that they have for it.

    Args:
        page: the file.
    """
    (packed,) = re.findall(r'<script type="text/plain" id="data">(.*?)</script>', page.decode())
    found = json.loads(gzip.decompress(base64.b64decode(packed, validate=True)))
    assert isinstance(found, dict)
    return found


def picture_of(page: bytes) -> bytes:
    """The picture that only readers without scripts see.

    Args:
        page: the file.
    """
    (source,) = re.findall(
        r'<noscript>.*<img src="data:image/png;base64,([^"]*)"', page.decode(), re.DOTALL
    )
    return base64.b64decode(source, validate=True)
