"""Answers as they come out of a notebook's cell: the plain dict that programs get, which shows itself.

Knows the shapes of answers (search/as_json.py, search/explanations.py). Does not know how they were found.
"""

from typing import Any

from hierdemo.items.skipped import on_one_line
from hierdemo.notebook import markup
from hierdemo.notebook.markup import Thumb, named


class Told(dict[str, Any]):
    """An answer, and what brings the thumbnails that it is shown with."""

    def __init__(self, answer: dict[str, Any], thumb: Thumb) -> None:
        super().__init__(answer)
        self._thumb = thumb

    def _lines(self) -> list[str]:
        raise NotImplementedError

    def __repr__(self) -> str:
        return "\n".join(map(on_one_line, self._lines()))


class Found(Told):
    """Pictures that were found, by a question or because they are like another."""

    @property
    def results(self) -> list[dict[str, Any]]:
        """A dict a picture: rank, id, file, score, caption, attributes ..."""
        return self["results"]

    @property
    def path(self) -> list[dict[str, Any]]:
        """A dict a level, coarse first; empty for pictures that are like another."""
        return self.get("path", [])

    def _notes(self) -> list[str]:
        return self.get("warnings", []) + self.get("notes", [])

    def _title(self) -> str:
        if "item" not in self:
            return ""
        same = "".join(f", {name} {value}" for name, value in self["same"].items())
        return f"like {self['item']['id']}, {self['item']['caption'] or self['item']['file']}{same}"

    def _cost(self) -> str:
        if "cost" not in self:
            return ""
        cost, recall = self["cost"], self["flat"]["recall"]
        return (
            f"compared {cost['compared']:,} vectors, where the flat search compares {self['flat']['compared']:,}; "
            f"found {100 * recall:.0f} % of what that finds"
        )

    def _lines(self) -> list[str]:
        steps = [f"{'  ' * n}{named(s)}  {markup.score(s['score'])}" for n, s in enumerate(self.path)]
        rows = [f"{r['rank']:>3}  {r['score']:.3f}  {r['file']}  {r['caption']}" for r in self.results]
        notes = [f"note: {n}" for n in self._notes()]
        return [*notes, *filter(None, [self._title()]), *steps, *rows, *filter(None, [self._cost()])]

    def _repr_html_(self) -> str:
        way = markup.path(self.path) if self.path else markup.text(self._title())
        pictures = markup.figures(self.results, self._thumb)
        return markup.whole(markup.notes(self._notes()), way, pictures, markup.text(self._cost()))


class Explained(Told):
    """Why a question went where it went."""

    def _missed(self) -> str:
        missed = self["missed"]
        lost = [m["lost_at_level"] for m in missed if isinstance(m["lost_at_level"], int)]
        at = f"; the first was lost at level {lost[0]}" if lost else ""
        return f"{len(missed)} of the flat search's results were missed{at}" if missed else "Nothing was missed."

    def _lines(self) -> list[str]:
        says = [f"level {d['level']}: {d['says']}" for d in self["decisions"]]
        return [*(f"note: {n}" for n in self["warnings"]), *says, self._missed()]

    def _repr_html_(self) -> str:
        levels = (markup.level(decision, self._thumb) for decision in self["decisions"])
        return markup.whole(markup.notes(self["warnings"]), *levels, markup.text(self._missed()))


class Node(Told):
    """A node of a tree."""

    def _title(self) -> str:
        way = " > ".join(n["label"] for n in self["path"]) or self["label"]
        return f"{way}: {self['size']:,} pictures" + (", a guessed name" if self["guess"] else "")

    def _lines(self) -> list[str]:
        return [self._title(), *(f"  {c['node']:>4}  {c['label']}  {c['size']:,}" for c in self["children"])]

    def _repr_html_(self) -> str:
        cards = "".join(
            f'<div class="card">{markup.escape(c["label"])}<br><small>{c["size"]:,}, node {c["node"]}</small></div>'
            for c in self["children"]
        )
        shown = markup.typical(self["typical"], self._thumb)
        about = f'{shown}<div class="row">{cards}</div>'
        return markup.whole(markup.text(self._title()), about, markup.counts(self["attributes"]))
