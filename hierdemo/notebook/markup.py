"""Answers as pieces of HTML that need nothing else: one style sheet, thumbnails written into them.

Knows HTML and the shapes of answers. A notebook's own colours are kept: all lines are its text's colour, fainter, so
that it reads in the light and in the dark.
"""

import base64
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

Thumb = Callable[[int], bytes | None]
SHOWN = 4  # values of an attribute, and typical pictures of a branch
STYLE = """<style>
.hdnb { --faint: color-mix(in srgb, currentColor 22%, transparent);
  font: 13px/1.45 system-ui, sans-serif; max-width: 960px }
.hdnb p { margin: 0 0 8px } .hdnb b { font-weight: 600 } .hdnb small { opacity: .75; font-size: 12px }
.hdnb ul { list-style: none; margin: 0; padding: 0 } .hdnb details { margin-left: 16px }
.hdnb summary { cursor: pointer } .hdnb .leaf { margin-left: 30px }
.hdnb .row { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 10px }
.hdnb figure { margin: 0; width: 112px } .hdnb figcaption { font-size: 12px; margin-top: 3px; overflow-wrap: anywhere }
.hdnb img { width: 112px; height: 112px; object-fit: contain; border-radius: 6px; background: #fff; display: block }
.hdnb .none { height: 112px; opacity: .6; border: 1px dashed var(--faint); border-radius: 6px }
.hdnb .t { display: flex; gap: 3px; margin: 3px 0 }
.hdnb .t img { width: 40px; height: 40px; border-radius: 4px } .hdnb .t .none { width: 40px; height: 40px }
.hdnb .card { border: 1px solid var(--faint); border-radius: 6px; padding: 4px 8px; min-width: 84px }
.hdnb .passed { opacity: .55 } .hdnb .chosen { outline: 2px solid #4b7bec; outline-offset: -1px }
.hdnb .note { border-left: 3px solid #c27a12; padding-left: 8px }
</style>"""


def whole(*parts: str) -> str:
    return f'{STYLE}<div class="hdnb">{"".join(parts)}</div>'


def notes(texts: Iterable[str]) -> str:
    return "".join(f'<p class="note">{escape(text)}</p>' for text in texts)


def text(words: str) -> str:
    return f"<p>{escape(words)}</p>" if words else ""


def picture(row: dict[str, Any], thumb: Thumb) -> str:
    """An item's thumbnail, or a place for it where it was never seen."""
    said = escape(row["caption"] or row["file"], quote=True)
    data = thumb(row["id"])
    if data is None:
        return f'<div class="none" title="{said}"></div>'
    return f'<img alt="{said}" title="{said}" src="data:image/webp;base64,{base64.b64encode(data).decode()}">'


def figures(rows: Sequence[dict[str, Any]], thumb: Thumb) -> str:
    """Pictures that were found, with their scores and captions."""
    told = (
        f"<figure>{picture(row, thumb)}<figcaption><b>{score(row['score'])}</b> "
        f"{escape(row['caption'] or row['file'])} <small>{row['id']}</small></figcaption></figure>"
        for row in rows
    )
    return f'<div class="row">{"".join(told)}</div>'


def typical(rows: Sequence[dict[str, Any]], thumb: Thumb) -> str:
    return f'<div class="t">{"".join(picture(row, thumb) for row in rows[:SHOWN])}</div>' if rows else ""


def path(steps: Sequence[dict[str, Any]]) -> str:
    """The way down, a card a level, with what was nearest to it."""
    cards = []
    for step in steps:
        rival, margin = step["runner_up"], step["margin"]
        word = "ahead of" if margin is None or margin >= 0 else "overtaken by"
        beside = f"<br><small>{word} {escape(named(rival))} {score(rival['score'])}</small>" if rival else ""
        cards.append(f'<div class="card">{escape(named(step))} <b>{score(step["score"])}</b>{beside}</div>')
    return f'<div class="row">{"".join(cards)}</div>'


def level(decision: dict[str, Any], thumb: Thumb) -> str:
    """Every branch of a level, the best first, and how it was decided."""
    cards = "".join(
        f'<div class="card {c["state"]}">{escape(c["label"])} <b>{score(c["score"])}</b><br>'
        f"<small>{c['size']:,}</small></div>"
        for c in sorted(decision["candidates"], key=lambda c: -c["score"])
    )
    says = f"<b>Level {decision['level']}</b> {escape(decision['says'])}"
    return f'<p>{says}</p>{typical(decision["typical"], thumb)}<div class="row">{cards}</div>'


def counts(attributes: dict[str, dict[str, int]]) -> str:
    """How often the commonest values of each attribute occur."""
    rows = (
        f"<li><b>{escape(name)}</b> "
        + ", ".join(f"{escape(value)} {n:,}" for value, n in list(values.items())[:SHOWN])
        + (" …" if len(values) > SHOWN else "")
        + "</li>"
        for name, values in attributes.items()
    )
    return f"<ul>{''.join(rows)}</ul>"


def score(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}"  # no -0.00


def named(node: dict[str, Any]) -> str:
    """A node's name; one that the model guessed says so."""
    return f"{node['label']} (a guess)" if node.get("guess") else str(node["label"])
