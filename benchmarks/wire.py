"""A small client that speaks Streamlit's own protocol over real websockets, without a browser."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.servers import Server


class CountingConnection(ClientConnection):
    """A websocket that counts what comes in from the network, frames and compression as sent."""

    received = 0

    def data_received(self, data: bytes) -> None:
        """Count, then go on as usual."""
        self.received += len(data)
        super().data_received(data)


@dataclass
class Visitor:
    """One person's session.

    Attributes:
        socket: the connection.
        widgets: identifiers of the widgets that the page last sent, by their keys.
        states: what each widget holds, by key.
        query: the address's query.
    """

    socket: CountingConnection
    widgets: dict[str, str] = field(default_factory=dict)
    states: dict[str, WidgetState] = field(default_factory=dict)
    query: str = ""
    _gestures: list[WidgetState] = field(default_factory=list)
    _said: int = 0
    _kept: dict[str, int] = field(default_factory=dict)
    _run: int = 0

    async def rerun(self) -> tuple[float, int, int]:
        """Ask for a run and read until it has ended.

        Returns:
            Milliseconds, bytes of messages, and bytes on the wire.
        """
        self._run += 1
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = self.query
        state.widget_states.widgets.extend([*self.states.values(), *self._gestures])
        self._gestures.clear()
        # Streamlit's page forgets a message that two runs did not use.
        state.cached_message_hashes.extend(
            key for key, run in self._kept.items() if run >= self._run - 2
        )
        on_wire, payload, started = self.socket.received, 0, time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        while True:
            data = await self.socket.recv()
            if isinstance(data, str):
                continue
            payload += len(data)
            if self._takes(data):
                break
        took = (time.perf_counter() - started) * 1000
        return took, payload, self.socket.received - on_wire

    def _takes(self, data: bytes) -> bool:
        """Take a message; true if it ends the run."""
        message = ForwardMsg()
        message.ParseFromString(data)
        if message.ref_hash:
            self._kept[message.ref_hash] = self._run
        elif message.metadata.cacheable:
            self._kept[message.hash] = self._run
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.HasField("new_element"):
            self._note_widget(message.delta.new_element)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        return kind == "script_finished"

    def _note_widget(self, element: Any) -> None:  # noqa: ANN401 - one of many generated types
        kind = element.WhichOneof("type")
        drawn = getattr(element, kind)
        identifier = getattr(drawn, "id", "")
        if isinstance(identifier, str) and identifier.startswith("$$ID-"):
            # streamlit-folium makes its key a hash of the map's script.
            key = "map" if kind == "component_instance" else identifier.split("-", 2)[2]
            self.widgets[key] = identifier

    def press(self, key: str, **value: Any) -> None:  # noqa: ANN401 - one of many kinds
        """Hold a value in a widget: ``press("region", string_array_value=...)``."""
        state = WidgetState(id=self.widgets[key])
        for kind, held in value.items():
            if kind == "json":
                state.json_value = json.dumps(held)
            elif kind == "texts":
                state.string_array_value.data.extend(held)
            else:
                setattr(state, kind, held)
        self.states[key] = state

    def choose(self, **fields: list[str]) -> None:
        """Make a gesture in our side panel with the next run: ``choose(region=["london"])``."""
        self._said += 1
        value = {"n": self._said, "fields": fields, "reset": False}
        events = json.dumps([{"event": "gesture", "value": value}])
        identifier = _make_trigger_id(self.widgets["side_panel"], "events")
        self._gestures.append(WidgetState(id=identifier, json_trigger_value=events))


async def visit(
    server: Server, *, compressed: bool = False, base: str = "", cookie: str = ""
) -> Visitor:
    """Open a session.

    Args:
        server: whose page.
        compressed: offer permessage-deflate; the server takes it only where it is set to.
        base: the path before every address, such as ``/stp-map``.
        cookie: sent along, such as ``name=value``.
    """
    socket = await connect(
        f"ws://127.0.0.1:{server.port}{base}/_stcore/stream",
        additional_headers={"Cookie": cookie} if cookie else None,
        subprotocols=["streamlit"],  # type: ignore[list-item]
        compression="deflate" if compressed else None,
        create_connection=CountingConnection,
        max_size=None,
    )
    assert isinstance(socket, CountingConnection)
    return Visitor(socket)
