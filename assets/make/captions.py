"""Captions for drawings, and the facts each one states.

Knows words for colours, materials, backgrounds and nodes of the taxonomy, and how people put them together.
Does not know pictures or training. A caption may name any level ("a vehicle", "a car", "a red sports car"); its
facts say of which drawings it holds, so that training can count every picture it is true of as right.
"""

from random import Random

from assets.make.render import Drawing
from assets.make.taxonomy import NODE_WORDS, kinds
from hierdemo.words import TOKEN

COLOUR_WORDS: dict[str, tuple[str, ...]] = {
    "red": ("red", "crimson", "scarlet", "ruby"), "orange": ("orange", "tangerine", "amber"),
    "yellow": ("yellow", "lemon yellow", "canary yellow"), "green": ("green", "emerald", "olive", "dark green"),
    "blue": ("blue", "navy", "navy blue", "azure", "royal blue"), "purple": ("purple", "violet", "lilac"),
    "pink": ("pink", "rose pink", "rosy", "light pink"), "brown": ("brown", "tan", "chestnut", "chocolate brown"),
    "black": ("black", "jet black", "dark"), "white": ("white", "snow white", "ivory"),
    "grey": ("grey", "gray", "silver", "silvery"), "golden": ("golden", "gold", "blond"),
}  # fmt: skip
MATERIAL_WORDS: dict[str, tuple[str, ...]] = {
    "plain": ("plain", "solid", "single-coloured"), "striped": ("striped", "stripy", "with stripes", "pinstriped"),
    "dotted": ("dotted", "spotted", "polka dot", "with polka dots"), "checked": ("checked", "checkered", "plaid", "tartan", "gingham"),
    "leather": ("leather", "made of leather", "leathery"), "canvas": ("canvas", "cloth", "fabric", "woven"),
    "metallic": ("metallic", "metal", "shiny metal", "aluminium"), "wooden": ("wooden", "wood", "made of wood", "timber"),
}  # fmt: skip
BACKGROUND_WORDS: dict[str, tuple[str, ...]] = {
    "white": ("on a white background", "on white", "isolated on white"), "studio": ("in a studio", "on a grey background", "studio shot"),
    "outdoors": ("outdoors", "on grass", "in a meadow", "under a blue sky", "in the countryside"),
    "street": ("in a street", "in town", "in front of houses", "on the road"), "room": ("in a room", "indoors", "at home", "in the living room"),
    "sunset": ("at sunset", "in the evening", "at dusk", "in the evening light"), "pastel": ("on a pastel background", "on a coloured background"),
    "day": ("in daylight", "by day", "in sunshine", "under a blue sky"), "night": ("at night", "by night", "after dark", "in the dark"),
}  # fmt: skip
TEMPLATES = ("a {}", "{}", "a drawing of a {}", "an illustration of a {}", "a picture of a {}", "my {}", "the {}")
NUMBERS = {"two", "four"}  # part of "two-wheeler" and "four-legged": alone they would mean these
ARTICLES = {"headphones": "a pair of", "trousers": "a pair of", "grapes": "some", "broccoli": "some"}
ANYTHING = ("object", "thing", "item", "picture")

Facts = dict[str, str]


def known_words() -> list[str]:
    """Every word that a caption may use."""
    nodes = {k.path[: i + 1] for k in kinds() for i in range(len(k.path))}
    named = {"/".join(node): NODE_WORDS[node] for node in nodes} | {k.name: k.words for k in kinds()}
    groups = (COLOUR_WORDS, MATERIAL_WORDS, BACKGROUND_WORDS, named)
    phrases = [phrase for group in groups for words in group.values() for phrase in words]
    text = " ".join([*phrases, *ANYTHING, *TEMPLATES, "an", "is", "and"]).lower()
    return sorted(set(TOKEN.findall(text)) - NUMBERS)


def facts_of(drawing: Drawing) -> Facts:
    """Everything a caption could state of a drawing: node1..node4 (a type stands for itself below its level),
    type, ...
    """
    path = (*drawing.kind.path, drawing.kind.name)
    facts = {f"node{i}": "/".join(path[: i + 1]) for i in range(4)}
    facts["parent"] = "/".join(path[:-1])
    return facts | {
        "type": drawing.kind.name,
        "colour": drawing.colour,
        "material": drawing.material,
        "background": drawing.background,
    }


def describe(drawing: Drawing) -> str:
    """The one plain caption that the catalogue shows, e.g. "a red leather handbag on a white background"."""
    colour = "" if drawing.colour in drawing.kind.name.split() else drawing.colour
    words = [colour, drawing.material if drawing.material != "plain" else "", drawing.kind.name]
    text = " ".join(w for w in words if w)
    article = ARTICLES.get(drawing.kind.name, "an" if text[0] in "aeio" else "a")
    return f"{article} {text} {BACKGROUND_WORDS[drawing.background][0]}"


def caption(drawing: Drawing, rng: Random, *, with_colour: bool = True) -> tuple[str, Facts]:
    """One of the many things a person might say of it, and the facts that it states."""
    everything, stated = facts_of(drawing), {}
    draw = rng.random()
    if draw < 0.56:
        noun, stated["type"] = _spread(drawing.kind.words, rng), drawing.kind.name
    elif draw < 0.93:
        depth = rng.choice(range(len(drawing.kind.path)))
        key = drawing.kind.path[: depth + 1]
        noun, stated[f"node{depth}"] = _spread(NODE_WORDS[key], rng), "/".join(key)
    else:
        noun = rng.choice(ANYTHING)
    before: list[str] = []
    after: list[str] = []
    if with_colour and drawing.colour and rng.random() < 0.62:
        before.append(_spread(COLOUR_WORDS[drawing.colour], rng))
        stated["colour"] = drawing.colour
    if drawing.material and rng.random() < 0.55:
        word = _spread(MATERIAL_WORDS[drawing.material], rng)
        (after if word.split()[0] in ("with", "made") else before).append(word)
        stated["material"] = drawing.material
    if len(before) == 2 and rng.random() < 0.25:
        before.reverse()
    if len(before) == 1 and "colour" in stated and rng.random() < 0.15:
        before, after = [], [f"in {before[0]}", *after]
    text = rng.choice(TEMPLATES).format(" ".join([*before, noun, *after]))
    if rng.random() < 0.25:
        text += " " + _spread(BACKGROUND_WORDS[drawing.background], rng)
        stated["background"] = drawing.background
    assert all(everything[k] == v for k, v in stated.items())
    return text, stated


def _spread(words: tuple[str, ...], rng: Random) -> str:
    """The first word, the usual one, about as often as all others together."""
    return words[0] if len(words) == 1 or rng.random() < 0.4 else rng.choice(words[1:])
