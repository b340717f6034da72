"""The texts that are asked: each stratum has its share."""

from hierdemo.measure.query_sets import texts_in_strata


def test_texts_fill_their_strata() -> None:
    rows = [(("vehicles", "cars", "sports car"), {"colour": "red", "material": "plain"}), (("places", "beach"), {})]
    found = texts_in_strata(rows, 30)
    names = ("type", "category", "with attributes", "attribute alone")
    assert {name: len(texts) for name, texts in found.items()} == dict.fromkeys(names, 10)
    assert set(found["attribute alone"]) == {"red"}
    assert set(found["type"]) == {"sports car", "beach"} and set(found["with attributes"]) == {"red sports car"}
    assert set(found["category"]) <= {"vehicles", "cars", "places"}
