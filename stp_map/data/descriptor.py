"""What datapackage.json says of the files, and whether they are the ones that it speaks of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from stp_map.core.errors import Fault
from stp_map.data.package import COLUMNS, DESCRIPTOR, PATHS, read_json

SEAL = "checked"
"""The member of datapackage.json that build.py writes once no fault was found."""


def is_as_built(content: Mapping[str, bytes]) -> bool:
    """Whether this is the very package that build.py wrote after it had found no fault.

    The seal covers all that the descriptor says, the hash of every file among it. So hashes that
    somebody corrected by hand, after changing a table, are no proof.
    """
    descriptor, _ = read_json(content.get(DESCRIPTOR, b""), DESCRIPTOR)
    described = resources_by_path(descriptor)
    return descriptor.get(SEAL) == seal_of(descriptor) and all(
        path in content and not check_hash(content[path], path, described.get(path, {}))
        for path in PATHS
    )


def seal_of(descriptor: Mapping[str, object]) -> str:
    """The SHA-256 of all that a descriptor says, but for the seal itself."""
    said = {name: value for name, value in descriptor.items() if name != SEAL}
    return sha256_of(json.dumps(said, sort_keys=True).encode())


def sha256_of(content: bytes) -> str:
    """The hash of a file, as datapackage.json writes it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def check_descriptor(descriptor: Mapping[str, object]) -> list[Fault]:
    """Find what datapackage.json fails to say: title, version, licences, every resource."""
    faults = [
        Fault(DESCRIPTOR, f"expected {name!r} to be some text, but found {descriptor.get(name)!r}.")
        for name in ("title", "version")
        if not (isinstance(descriptor.get(name), str) and descriptor[name])
    ]
    if not licence_titles(descriptor):
        faults.append(Fault(DESCRIPTOR, "expected 'licenses' to name at least one licence."))
    described = resources_by_path(descriptor)
    if missing := [path for path in PATHS if path not in described]:
        message = f"expected a resource for every file, but none has the path {', '.join(missing)}."
        faults.append(Fault(DESCRIPTOR, message))
    faults += [
        Fault(DESCRIPTOR, f"expected a schema of the columns {', '.join(columns)} for {path}.")
        for path, columns in COLUMNS.items()
        if path in described
        and tuple(str(field.get("name")) for field in schema_fields(described[path])) != columns
    ]
    return faults


def check_hash(content: bytes, path: str, resource: Mapping[str, object]) -> list[Fault]:
    """Compare a file with the sha256 that its resource in datapackage.json has."""
    if resource.get("hash") == sha256_of(content):
        return []
    advice = "If the change is meant, run geodata/build.py to rebuild the hashes."
    return [Fault(path, f"its contents differ from the hash in {DESCRIPTOR}. {advice}")]


def resources_by_path(descriptor: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """Resource descriptors by path; those without one are left out."""
    return {
        str(resource["path"]): resource
        for resource in objects_in(descriptor.get("resources"))
        if "path" in resource
    }


def licence_titles(descriptor: Mapping[str, object]) -> tuple[str, ...]:
    """Titles of the licences of the package."""
    licences = objects_in(descriptor.get("licenses"))
    return tuple(str(licence["title"]) for licence in licences if licence.get("title"))


def schema_fields(resource: Mapping[str, object]) -> list[dict[str, object]]:
    """Descriptions of the columns in a resource's Table Schema; none if it has none."""
    schema = resource.get("schema")
    return objects_in(schema.get("fields")) if isinstance(schema, dict) else []


def objects_in(value: object) -> list[dict[str, object]]:
    """The objects in a list of untrusted JSON; whatever else may be there is left out."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
