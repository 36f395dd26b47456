"""One corpus of untrusted texts, and an atlas that is full of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

from stp_map.core.model import Atlas, Ccg, Footprint, Leader, Source

HACK = "window.hacked=1;alert(1)"
CORPUS: dict[str, str] = {
    "script": f"<script>{HACK}</script>",
    "event handler": f"<img src=x onerror={HACK}>",
    "quoted handler": f'" onmouseover="{HACK}" x=\'',
    "svg handler": f"<svg/onload={HACK}>",
    "frame": f'<iframe srcdoc="<script>{HACK}</script>"></iframe>',
    "elsewhere": '<img src="http://elsewhere.example/a.png"><base href="//elsewhere.example/">',
    "script address": f"javascript:{HACK}",
    "data address": f"data:text/html,<script>{HACK}</script>",
    "end of script": f"</script><script>{HACK}</script>",
    "end of title": f"</title></style></textarea><script>{HACK}</script>",
    "comment": f"<!-- <script> {HACK} --!>",
    "character data": "]]><x/>&lt;b&gt;&#60;b&#62;&amp;&nbsp",
    "template literal": f"${{{HACK}}}",
    "backticks": f"`);{HACK};(`",
    "backslashes": f"\\');{HACK};//\\\\\\",
    "line separators": f"a\u2028{HACK}\u2029b",
    "right to left": "\u202egnp.exe\u202c \u2067abc",
    "zero width": "De\u200bvon\u200d\u2060\ufeff",
    "very long": "W" * 10_000,
    "very long words": "many words " * 1_000,
    "formula": "=1+1",
    "formula with plus": "+1+1",
    "formula with minus": "-2+3+cmd|' /C calc'!A0",
    "formula with at": "@SUM(A1:A9)",
    "formula after a tab": "\t=1+1",
    "formula after a return": "\r=1+1",
    "linked formula": '=HYPERLINK("http://elsewhere.example/","Devon")',
    "Markdown": "**bold** [a](javascript:alert(1)) ![b](http://elsewhere.example/b.png) `c` # d",
    "Streamlit's Markdown": ":red[red] :material/home: :smile: <br>",
    "LaTeX": "$x^2$ $$\\frac{1}{2}$$ \\href{javascript:alert(1)}{x} %",
    "Jinja": "{{ 7*7 }}{% raw %}{# x #}{{ config }}",
    "format": "{0.__class__} %s %n {name!r}",
    "path": "../../../etc/passwd",
    "path of Windows": '..\\..\\CON:a*b?c|d"e<f>.',
    "null and controls": "null\x00bell\x07escape\x1b[31mdelete\x7fnext\x85\x0b\x0c",
    "half a pair": "half \ud800 pair \udfff",
    "no character": "non\ufffe\uffff\ufdd0",
    "emoji": "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301\u0301\u0301 Ω≈ç √ 漢字 עברית",
    "many marks": "Z" + "\u0301\u0489" * 60,
    "SQL": "'; DROP TABLE footprints; --",
    "header": "a\r\nContent-Type: text/html\r\n\r\n<b>",
    "prototype": "__proto__",
    "blank": " \t\n ",
    "nothing": "",
}


def atlas_full_of(atlas: Atlas, *texts: str) -> Atlas:
    """The atlas with the texts, in turn, wherever its footprints have words."""
    pairs = zip(atlas.footprints, cycle(texts), strict=False)
    info = replace(
        atlas.package,
        title=texts[0],
        licences=(texts[0],),
        resources={
            name: {**one, "title": texts[0], "description": texts[0]}
            for name, one in atlas.package.resources.items()
        },
    )
    return replace(atlas, footprints=tuple(_footprint(f, text) for f, text in pairs), package=info)


def _footprint(footprint: Footprint, text: str) -> Footprint:
    return replace(
        footprint,
        name=text,
        leader=_leader(footprint.leader, text),
        changes=tuple(
            replace(each, leader=_leader(each.leader, text)) for each in footprint.changes
        ),
        ccgs=tuple(_ccg(each, text) for each in footprint.ccgs),
        published_population=text,
        published_population_source=text,
        code_note=text,
    )


def _leader(leader: Leader, text: str) -> Leader:
    words = {"name": text, "role": text, "organisation": text} if leader.is_named else {}
    sources = (Source(text, text), Source(f"https://x.example/{text}", text))
    return replace(leader, note=text, sources=sources, **words)


def _ccg(ccg: Ccg, text: str) -> Ccg:
    return replace(ccg, name=text, note=text)
