"""Captions for drawings, and the facts each one states.

Knows words for colours, materials, backgrounds and nodes of the taxonomy, and how people put them together.
Does not know pictures or training. A caption may name any level ("a vehicle", "a car", "a red sports car"); its
facts say of which drawings it holds, so that training can count every picture it is true of as right.
"""

import re
from random import Random

from assets.make.kinds import Kind
from assets.make.render import Drawing
from assets.make.taxonomy import NODE_WORDS, kinds
from hierdemo.models.lexicon import TOKEN

COLOUR_WORDS: dict[str, tuple[str, ...]] = {
    "red": ("red", "crimson", "scarlet", "ruby", "bright red", "ruby red"), "orange": ("orange", "tangerine", "amber", "bright orange"),
    "yellow": ("yellow", "lemon yellow", "canary yellow", "bright yellow", "sunny yellow"),
    "green": ("green", "emerald", "olive", "dark green", "emerald green", "olive green", "grass green"),
    "blue": ("blue", "navy", "navy blue", "azure", "royal blue", "bright blue"),
    "purple": ("purple", "violet", "lilac", "lavender", "mauve"), "pink": ("pink", "rose pink", "rosy", "light pink", "hot pink"),
    "brown": ("brown", "tan", "chestnut", "chocolate brown", "chestnut brown"),
    "black": ("black", "jet black", "dark", "ebony", "coal black"), "white": ("white", "snow white", "ivory", "pure white", "bright white"),
    "grey": ("grey", "gray", "silver", "silvery", "silver grey", "slate grey"), "golden": ("golden", "gold", "blond", "gold-coloured", "golden yellow"),
}  # fmt: skip
MATERIAL_WORDS: dict[str, tuple[str, ...]] = {
    "plain": ("plain", "solid", "single-coloured", "plain-coloured", "unpatterned"), "striped": ("striped", "stripy", "with stripes", "pinstriped", "stripe-patterned"),
    "dotted": ("dotted", "spotted", "polka dot", "with polka dots", "with dots", "dotty"),
    "checked": ("checked", "checkered", "plaid", "tartan", "gingham", "chequered", "with checks"),
    "leather": ("leather", "made of leather", "leathery", "real leather"), "canvas": ("canvas", "cloth", "fabric", "woven", "made of cloth", "textile"),
    "metallic": ("metallic", "metal", "shiny metal", "aluminium", "made of metal", "shiny"), "wooden": ("wooden", "wood", "made of wood", "timber"),
}  # fmt: skip
BACKGROUND_WORDS: dict[str, tuple[str, ...]] = {
    "white": ("on a white background", "on white", "isolated on white"), "studio": ("in a studio", "on a grey background", "studio shot"),
    "outdoors": ("outdoors", "on grass", "in a meadow", "under a blue sky", "in the countryside"),
    "street": ("in a street", "in town", "in front of houses", "on the road"), "room": ("in a room", "indoors", "at home", "in the living room"),
    "sunset": ("at sunset", "in the evening", "at dusk", "in the evening light"), "pastel": ("on a pastel background", "on a coloured background"),
    "day": ("in daylight", "by day", "in sunshine", "under a blue sky"), "night": ("at night", "by night", "after dark", "in the dark"),
}  # fmt: skip
# {a} is the phrase with its article, {} without
TEMPLATES = ("{a}", "{}", "a drawing of {a}", "an illustration of {a}", "a picture of {a}", "my {}", "the {}")
PATHS = 0.06  # share of captions that name a node with its ancestors
OF_A_KIND = ("{}, a kind of {}", "{}, a type of {}", "{}, a sort of {}")
NUMBERS = {"two", "four", "six", "eight"}  # part of "two-wheeler" and "four-legged": alone they would mean these
PAIRS = frozenset("headphones earphones phones trousers pants slacks trainers sneakers heels boots shoes".split())
UNCOUNTED = frozenset(
    "clothing menswear womenswear wear apparel fashion footwear headwear headgear luggage baggage gear furniture "
    "seating lighting storage shelving electronics audio technology tech equipment hardware hi-fi hifi entertainment "
    "transport transportation travel food drink veg music vegetation flora fauna botany wildlife livestock cattle "
    "life architecture scenery broccoli calabrese crockery teaware tableware drinkware water foodstuff woodland".split()
)  # fmt: skip
NO_PLURAL = ("ss", "us", "is", "as", "means")  # "dress", "cactus": an s that makes no plural
YOU = ("ute", "utility", "ewe", "uni")  # begin with a vowel's letter and not its sound
ANYTHING = ("object", "thing", "item", "picture")

Facts = dict[str, str]


def known_words() -> list[str]:
    """Every word that a caption may use."""
    nodes = {k.path[: i + 1] for k in kinds() for i in range(len(k.path))}
    named = {"/".join(node): NODE_WORDS[node] for node in nodes} | {k.name: k.words for k in kinds()}
    groups = (COLOUR_WORDS, MATERIAL_WORDS, BACKGROUND_WORDS, named)
    phrases = [phrase for group in groups for words in group.values() for phrase in words]
    text = " ".join([*phrases, *ANYTHING, *TEMPLATES, *OF_A_KIND, "an some pair is and"]).lower()
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
    return f"{with_article(text, drawing.kind.name)} {BACKGROUND_WORDS[drawing.background][0]}"


def with_article(text: str, noun: str) -> str:
    """ "an apple", "a pair of blue trousers", "some fruit": text is the noun with whatever stands around it."""
    head = re.split(r" (?:of|with|for|on|in|to|full|that|and|or) ", noun)[0].split()[-1]
    if noun.startswith("something"):
        return text
    if head in PAIRS:
        return f"a pair of {text}"
    if head in UNCOUNTED or (head.endswith("s") and not head.endswith(NO_PLURAL)):
        return f"some {text}"
    return f"{'an' if text[0] in 'aeiou' and not text.startswith(YOU) else 'a'} {text}"


def node_text(path: tuple[str, ...]) -> str:
    """A node or type with its ancestors, fine to coarse: ("vehicles", "cars", "sports car") -> "sports car, car, vehicle"."""
    depths = range(len(path), 0, -1)
    return ", ".join(NODE_WORDS.get(path[:d], (path[d - 1],))[0] for d in depths)


def caption(drawing: Drawing, rng: Random, *, with_colour: bool = True) -> tuple[str, Facts]:
    """One of the many things a person might say of it, and the facts that it states."""
    if rng.random() < PATHS:
        return _path_caption(drawing.kind, rng)
    everything, stated = facts_of(drawing), {}
    draw = rng.random()
    if draw < 0.56:
        words, stated["type"] = drawing.kind.words, drawing.kind.name
        noun = _spread(words if with_colour else _colourless(words), rng)
    elif draw < 0.93:
        depth = rng.choice(range(len(drawing.kind.path)))
        key = drawing.kind.path[: depth + 1]
        words, stated[f"node{depth}"] = NODE_WORDS[key], "/".join(key)
        noun = _spread(words if with_colour else _colourless(words), rng)
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
    phrase = " ".join([*before, noun, *after])
    text = rng.choice(TEMPLATES).format(phrase, a=with_article(phrase, noun))
    if rng.random() < 0.25:
        text += " " + _spread(BACKGROUND_WORDS[drawing.background], rng)
        stated["background"] = drawing.background
    assert all(everything[k] == v for k, v in stated.items())
    return text, stated


def _path_caption(kind: Kind, rng: Random) -> tuple[str, Facts]:
    """A type, or a node below the first level, with its ancestors or its parent."""
    path = (*kind.path, kind.name)
    path = path if rng.random() < 0.6 else path[: rng.choice(range(2, len(path) + 1))]
    stated = {"type": kind.name} if len(path) > len(kind.path) else {f"node{len(path) - 1}": "/".join(path)}
    if rng.random() < 0.7:
        return node_text(path), stated
    fine = _spread(NODE_WORDS.get(path, kind.words), rng)
    coarse = NODE_WORDS[path[: rng.choice(range(1, len(path)))]][0]
    return rng.choice(OF_A_KIND).format(with_article(fine, fine), coarse), stated


def _colourless(words: tuple[str, ...]) -> tuple[str, ...]:
    """Those that name no colour ("pink water bird"), where there are any."""
    return tuple(word for word in words if not set(TOKEN.findall(word)) & set(COLOUR_WORDS)) or words


def _spread(words: tuple[str, ...], rng: Random) -> str:
    """The first word, the usual one, about as often as all others together."""
    return words[0] if len(words) == 1 or rng.random() < 0.4 else rng.choice(words[1:])
