"""Every drawn type, gathered from drawings/, and what people call the nodes above them.

Knows names and words only. NODE_WORDS: node path -> words a caption may use for it, the first its name.
"""

from importlib import import_module

from assets.make.kinds import Kind

DEPARTMENTS = ("vehicles", "bags", "clothing", "animals", "electronics", "furniture", "places")


def kinds() -> list[Kind]:
    """All types, in a fixed order; a department without drawings yet is an ImportError."""
    return [kind for name in DEPARTMENTS for kind in import_module(f"assets.make.drawings.{name}").KINDS]


NODE_WORDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("vehicles",): ("vehicle", "vehicles", "means of transport", "transport", "transportation"),
    ("vehicles", "cars"): ("car", "cars", "automobile", "motor car", "auto", "passenger car"),
    ("vehicles", "trucks and vans"): ("truck or van", "commercial vehicle", "utility vehicle", "trucks and vans", "work vehicle", "van or truck"),
    ("vehicles", "two-wheelers"): ("two-wheeler", "two-wheelers", "two-wheeled vehicle"),
    ("vehicles", "aircraft"): ("aircraft", "flying machine", "flying vehicle"),
    ("bags",): ("bag", "bags", "carrier", "something to carry things in"),
    ("bags", "backpacks"): ("backpack", "backpacks", "rucksack", "knapsack", "back pack"),
    ("bags", "handbags"): ("ladies' bag", "handbags", "hand bag", "purse", "women's bag"),
    ("bags", "luggage"): ("luggage", "baggage", "piece of luggage", "travel bag", "travel luggage"),
    ("clothing",): ("piece of clothing", "clothing", "clothes", "garment", "apparel", "something to wear", "fashion"),
    ("clothing", "men's"): ("men's clothing", "menswear", "men's wear", "clothes for men", "men's fashion"),
    ("clothing", "women's"): ("women's clothing", "womenswear", "women's wear", "ladies' clothing", "women's fashion"),
    ("clothing", "footwear"): ("footwear", "shoe", "shoes", "pair of shoes"),
    ("animals",): ("animal", "animals", "creature", "living creature", "beast", "wildlife"),
    ("animals", "mammals"): ("mammal", "mammals", "furry animal", "four-legged animal"),
    ("animals", "mammals", "dogs"): ("dog", "dogs", "hound", "puppy", "canine", "doggy"),
    ("animals", "mammals", "cats"): ("cat", "cats", "kitten", "kitty", "feline", "pussycat"),
    ("animals", "birds"): ("bird", "birds", "feathered animal", "winged animal"),
    ("animals", "reptiles"): ("reptile", "reptiles", "scaly animal"),
    ("electronics",): ("electronic device", "electronics", "gadget", "consumer electronics", "device"),
    ("electronics", "computers"): ("computer", "computers", "personal computer", "computing device"),
    ("electronics", "audio"): ("audio device", "audio", "audio equipment", "sound equipment", "hi-fi"),
    ("furniture",): ("piece of furniture", "furniture", "furnishing", "home furniture", "furnishings"),
    ("furniture", "seating"): ("seat", "seating", "something to sit on", "upholstered seat"),
    ("furniture", "lamps"): ("lamp", "lamps", "light", "lighting"),
    ("places",): ("place", "places", "scenery", "travel destination", "landscape", "view"),
    ("places", "beaches"): ("beach", "beaches", "seaside", "seashore", "coast", "beach holiday", "holiday by the sea", "vacation at the beach"),
    ("places", "cities"): ("city", "cities", "urban scene", "modern architecture", "architecture", "city building", "building"),
}  # fmt: skip
