"""What pictures are called on the page."""

from hierdemo.items.item import Item
from hierdemo.ui.present.titles import cut, short_name, spoken, titles


def item(file: str, caption: str = "", *taxonomy: str, **attributes: str) -> Item:
    return Item(0, file, caption, attributes, taxonomy)


def test_a_caption_that_says_more_than_the_folder_is_the_title() -> None:
    assert titles([item("a/1.png", "a mosque at noon", "examples")]) == [("a mosque at noon", "examples")]
    assert titles([item("a/1.png", "a red sports car", "cars", "sports car", colour="red")]) == [("red sports car", "")]


def test_files_without_captions_have_their_own_names_whatever_they_are_seen_with() -> None:
    mixed = [item(f"in/taj-{word}.jpg", "", place) for word, place in (("blur", "a"), ("noise", "a"), ("hue", "b"))]
    assert titles(mixed) == [("taj blur", "a"), ("taj noise", "a"), ("taj hue", "b")]
    assert [titles([one])[0] for one in mixed] == titles(mixed)
    numbered = [item(f"in/{i:04}.jpg", "", "examples") for i in range(3)]
    assert titles(numbered) == [("examples", "")] * 3, "a number says nothing"


def test_a_folder_of_copies_is_no_name() -> None:
    assert titles([item("a/Kopien/01.jpg", "", "a", "Kopien")]) == [("a", "")]
    assert titles([item("Kopien/01.jpg", "", "Kopien"), item("Kopien/01.jpg", "a mosque", "Kopien")]) == [
        ("01.jpg", ""),
        ("a mosque", ""),
    ]


def test_names_are_cut_between_words() -> None:
    assert cut("one two three", 9) == "one two…" and cut("one two", 9) == "one two"
    assert spoken("a/very_long-name.of.it.jpeg") == "very long name.of.it" and spoken("a/0001.png") == ""
    for n in range(2, 40):
        assert len(cut("some words of unequal length, and more", n)) <= n + 1


def test_short_names() -> None:
    assert short_name(Item(0, "a/b.png", "x", {"colour": "red"}, ("cars", "sports car"))) == "red sports car"
    assert short_name(Item(0, "a/b.png", "a caption", {}, ())) == "a caption"
    assert short_name(Item(0, "a/red-car_2.png", "", {}, ())) == "red car 2"
    assert short_name(Item(0, "a/0001.png", "", {}, ())) == "0001.png"
