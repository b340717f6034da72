"""Every drawn type, gathered from drawings/, and what people call the nodes above them.

Knows names and words only. CATALOGUED: the files of drawings/ whose types the shipped catalogue and model know; the
other files' types are drawn and wait for the next training. NODE_WORDS: node path -> words a caption may use for it,
the first its name.
"""

import pkgutil
from importlib import import_module

from assets.make import drawings
from assets.make.kinds import Kind

CATALOGUED = ("vehicles", "bags", "clothing", "animals", "electronics", "furniture", "places")
DEPARTMENTS = (*CATALOGUED, "food", "musical instruments", "plants")


def kinds() -> list[Kind]:
    """The types of the shipped catalogue, in a fixed order."""
    return [kind for name in CATALOGUED for kind in in_file(name)]


def drawn() -> list[Kind]:
    """All types of every file in drawings/, department by department."""
    found = [kind for name in files() for kind in in_file(name)]
    return sorted(found, key=lambda kind: DEPARTMENTS.index(kind.path[0]))


def files() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(drawings.__path__))


def in_file(name: str) -> list[Kind]:
    return list(import_module(f"assets.make.drawings.{name}").KINDS)


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
    ("vehicles", "boats and ships"): ("boat or ship", "boats and ships", "watercraft", "boat", "ship", "vessel"),
    ("vehicles", "rail"): ("rail vehicle", "rail", "train", "trains", "railway"),
    ("clothing", "headwear"): ("headwear", "hat", "hats", "headgear"),
    ("animals", "mammals", "farm animals"): ("farm animal", "farm animals", "livestock", "cattle"),
    ("animals", "sea animals"): ("sea animal", "sea animals", "marine animal", "sea creature", "fish"),
    ("animals", "amphibians"): ("amphibian", "amphibians"),
    ("animals", "insects"): ("insect", "insects", "bug"),
    ("electronics", "mobile devices"): ("mobile device", "mobile devices", "handheld device", "portable device"),
    ("electronics", "imaging and video"): ("video device", "imaging and video", "entertainment device"),
    ("furniture", "tables"): ("table", "tables", "tabletop furniture"),
    ("furniture", "storage"): ("storage furniture", "storage", "cupboard", "cabinet"),
    ("furniture", "beds"): ("beds", "something to sleep in", "bedroom furniture"),
    ("food",): ("food", "something to eat", "foodstuff", "groceries", "kitchen things"),
    ("food", "fruit"): ("fruit", "fruits", "fresh fruit"),
    ("food", "vegetables"): ("vegetable", "vegetables", "veg", "greens"),
    ("food", "sweets and meals"): ("treat", "sweets and meals", "snack", "dessert", "dish"),
    ("food", "tea and coffee"): ("tea and coffee", "crockery", "teaware", "tableware", "drinkware"),
    ("musical instruments",): ("musical instrument", "musical instruments", "instrument", "music"),
    ("musical instruments", "strings"): ("string instrument", "strings", "stringed instrument"),
    ("musical instruments", "winds"): ("wind instrument", "winds", "brass instrument", "horn"),
    ("musical instruments", "keys and drums"): ("keys and drums", "stage instrument", "percussion or keyboard instrument"),
    ("plants",): ("plant", "plants", "vegetation", "flora", "botany"),
    ("plants", "flowers"): ("flower", "flowers", "blossom", "bloom"),
    ("plants", "trees"): ("tree", "trees", "woody plant"),
    ("plants", "succulents"): ("succulent", "succulents", "desert plant"),
    ("places", "mountains and deserts"): ("wild landscape", "mountains and deserts", "dry or snowy landscape"),
    ("places", "woods and water"): ("green landscape", "woods and water", "woodland scene"),
}  # fmt: skip
