"""The lexicon: held-out phrases are never said, no word stands for two, and captions read as English."""

from collections import Counter
from collections.abc import Iterable
from random import Random

import pytest

from assets.make.captions import (
    ANYTHING,
    BACKGROUND_WORDS,
    COLOUR_WORDS,
    MATERIAL_WORDS,
    OF_A_KIND,
    PATHS,
    TEMPLATES,
    caption,
    describe,
    facts_of,
    known_words,
    node_text,
    with_article,
)
from assets.make.kinds import Kind
from assets.make.render import draw
from assets.make.synonyms import COMBINATION, COMPOUND, HELD_OUT, NEW_WORD
from assets.make.taxonomy import DEPARTMENTS, NODE_WORDS, kinds
from hierdemo.models.lexicon import EMPTY, TOKEN, Lexicon

Tokens = tuple[str, ...]
Slots = list[set[Tokens]]

KINDS = kinds()
TYPES = {kind.name: kind for kind in KINDS}
NODES = {"/".join(path): path for path in NODE_WORDS}
WORDS = set(known_words())


def tokens(text: str) -> Tokens:
    return tuple(TOKEN.findall(text.lower()))


def slots_of(kind: Kind) -> list[Slots]:
    """What may follow what in its captions: sets of phrases in order, () where one may be missing."""
    path = (*kind.path, kind.name)
    above = [NODE_WORDS[path[:i]] for i in range(1, len(path))]
    nouns = {tokens(word) for words in (kind.words, *above) for word in words}
    articles = {(), *((a,) for a in ("a", "an", "some")), ("a", "pair", "of")}
    before = {tokens(t.format("", a="")) for t in TEMPLATES} | {()}
    colours = {(), *(tokens(w) for c in kind.colours for w in COLOUR_WORDS[c])}
    materials = {(), *(tokens(w) for m in kind.materials for w in MATERIAL_WORDS[m])}
    behind = {(), *(("in", *colour) for colour in colours if colour), *materials}
    backgrounds = {(), *(tokens(w) for b in kind.backgrounds for w in BACKGROUND_WORDS[b])}
    things = nouns | {tokens(thing) for thing in ANYTHING}
    plain: Slots = [before, articles, colours, materials, colours, things, behind, behind, backgrounds]
    kind_of: Slots = [articles, nouns, {tokens(t.format("", "")) for t in OF_A_KIND}, {tokens(w[0]) for w in above}]
    named: list[Slots] = [[{tokens(node_text(path[:i]))}] for i in range(2, len(path) + 1)]
    return [plain, kind_of, *named]


def says(slots: Slots, phrase: Tokens, *, begun: bool = False) -> bool:
    """Whether the phrase is a run of tokens of anything that the slots allow."""
    if not slots:
        return not phrase
    for option in slots[0]:
        starts = range(len(option) or 1) if not begun else range(1)
        for piece in (option[i:] for i in starts):
            if piece[: len(phrase)] == phrase:
                return True
            fits = phrase[: len(piece)] == piece and (piece or begun)
            if fits and says(slots[1:], phrase[len(piece) :], begun=True):
                return True
    return not begun and says(slots[1:], phrase)


@pytest.fixture(scope="module")
def grammar() -> dict[str, list[Slots]]:
    return {kind.name: slots_of(kind) for kind in KINDS}


def named_paths() -> Iterable[tuple[str, ...]]:
    yield from NODE_WORDS
    yield from ((*kind.path, kind.name) for kind in KINDS)


# held-out phrases ----------------------------------------------------------------------------------


def test_the_list_is_large_and_names_what_is_drawn() -> None:
    of = {name: TYPES[name].path[0] if name in TYPES else NODES[name][0] for name, _ in HELD_OUT.values()}
    departments = Counter(of[name] for name, _ in HELD_OUT.values())
    sorts = Counter(sort for _, sort in HELD_OUT.values())
    assert len(HELD_OUT) >= 70 and set(departments) == set(DEPARTMENTS) and min(departments.values()) >= 5
    assert set(sorts) == {COMPOUND, COMBINATION, NEW_WORD} and sorts[NEW_WORD] >= 12


def test_no_caption_can_contain_a_held_out_phrase(grammar: dict[str, list[Slots]]) -> None:
    for name, ways in grammar.items():
        for slots in ways:
            sayable = {token for slot in slots for option in slot for token in option}
            for held in HELD_OUT:
                phrase = tokens(held)
                assert not (set(phrase) <= sayable and says(slots, phrase)), f"captions of {name} say {held!r}"


def test_the_test_knows_what_captions_say(grammar: dict[str, list[Slots]]) -> None:
    """Whatever is drawn from caption() is found sayable: else the test above would prove nothing."""
    rng = Random(5)
    for kind in KINDS:
        drawing = draw(kind, 3)
        for _ in range(6):
            text = tokens(caption(drawing, rng)[0])
            first = rng.randrange(len(text))
            for part in (text, text[first : rng.randint(first + 1, len(text))]):
                assert any(says(slots, part) for slots in grammar[kind.name]), part
            assert not any(says(slots, (*part, "zebra")) for slots in grammar[kind.name]), part


def test_what_is_new_is_new() -> None:
    for held, (_, sort) in HELD_OUT.items():
        if sort == NEW_WORD:
            assert not set(tokens(held)) & WORDS, held
            assert Lexicon(WORDS).split(held)[1], held
        elif sort == COMBINATION:
            assert len(tokens(held)) > 1 and all(any(word.startswith(t[:4]) for word in WORDS) for t in tokens(held)), (
                held
            )
        else:
            whole = "".join(tokens(held))
            assert any(len(word) >= 3 and word in whole or word[:4] == whole[:4] for word in WORDS), held


# the lexicon ---------------------------------------------------------------------------------------


def test_no_word_stands_for_two() -> None:
    stands: dict[str, list[str]] = {}
    for name, words in [("/".join(p), w) for p, w in NODE_WORDS.items()] + [(k.name, k.words) for k in KINDS]:
        assert len(words) >= 4, name
        for word in words:
            stands.setdefault(word.lower(), []).append(name)
    assert {word: names for word, names in stands.items() if len(names) > 1} == {}


@pytest.mark.parametrize("groups", [COLOUR_WORDS, MATERIAL_WORDS], ids=["colours", "materials"])
def test_no_word_for_a_look_stands_for_two(groups: dict[str, tuple[str, ...]]) -> None:
    count = Counter(word for words in groups.values() for word in words)
    assert max(count.values()) == 1 and all(words[0] == name for name, words in groups.items())


@pytest.mark.parametrize(
    ("text", "noun", "whole"),
    [
        ("red apple", "apple", "a red apple"),
        ("orange bag", "bag", "an orange bag"),
        ("apple", "apple", "an apple"),
        ("upholstered chair", "upholstered chair", "an upholstered chair"),
        ("utility vehicle", "utility vehicle", "a utility vehicle"),
        ("dress", "dress", "a dress"),
        ("octopus", "octopus", "an octopus"),
        ("blue trousers", "trousers", "a pair of blue trousers"),
        ("pair of shoes", "pair of shoes", "a pair of shoes"),
        ("green grapes", "grapes", "some green grapes"),
        ("bunch of grapes", "bunch of grapes", "a bunch of grapes"),
        ("means of transport", "means of transport", "a means of transport"),
        ("furniture", "furniture", "some furniture"),
        ("something to eat", "something to eat", "something to eat"),
    ],
)
def test_articles(text: str, noun: str, whole: str) -> None:
    assert with_article(text, noun) == whole


def test_captions_have_the_right_article() -> None:
    rng = Random(3)
    for kind in KINDS:
        drawing = draw(kind, 1)
        for text in (describe(drawing), *(caption(drawing, rng)[0] for _ in range(30))):
            for article, word in zip(text.split()[:-1], text.split()[1:], strict=True):
                assert article != "a" or word[0] not in "aeio", text
                assert article != "an" or word[0] in "aeiou", text


def test_a_caption_without_colour_names_none() -> None:
    """It may stand beside a picture whose colours were exchanged. Paths give the name as it is ("black cat")."""
    rng = Random(9)
    for kind in KINDS:
        drawing, bare = draw(kind, 4), any(not set(tokens(word)) & set(COLOUR_WORDS) for word in kind.words)
        for _ in range(20):
            text, stated = caption(drawing, rng, with_colour=False)
            if bare and "," not in text and "background" not in stated:
                assert not set(tokens(text)) & set(COLOUR_WORDS), text


# paths ---------------------------------------------------------------------------------------------


def test_a_path_reads_fine_to_coarse() -> None:
    assert node_text(("vehicles", "cars", "sports car")) == "sports car, car, vehicle"
    assert node_text(("animals", "mammals")) == "mammal, animal"
    texts = [node_text(path) for path in named_paths()]
    assert len(set(texts)) == len(texts)
    for path in named_paths():
        assert len(path) == 1 or node_text(path).endswith(", " + node_text(path[:-1]))
        assert set(tokens(node_text(path))) <= WORDS | {"two"}


def test_some_captions_are_paths_and_state_what_is_true() -> None:
    rng, named, total = Random(11), 0, 0
    for kind in KINDS:
        path = (*kind.path, kind.name)
        texts = {node_text(path[:i]): path[:i] for i in range(2, len(path) + 1)}
        drawing = draw(kind, 1)
        for _ in range(100):
            text, stated = caption(drawing, rng)
            of_a_kind = any(t.format("", "").strip() in text for t in OF_A_KIND)
            named, total = named + (text in texts or of_a_kind), total + 1
            assert all(facts_of(drawing)[key] == value for key, value in stated.items())
            if text in texts:
                assert list(stated.values()) == [kind.name if texts[text] == path else "/".join(texts[text])]
    assert 0.7 * PATHS < named / total < 1.3 * PATHS


def test_every_said_word_is_listed() -> None:
    rng, lexicon = Random(2), Lexicon(WORDS)
    for kind in KINDS:
        drawing = draw(kind, 2)
        for _ in range(20):
            text, _ = caption(drawing, rng)
            assert set(lexicon.split(text)[1]) <= {"two", "four", "six", "eight"}, text
    assert not lexicon.understands(" ".join(sorted(EMPTY)))
