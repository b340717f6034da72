"""Every drawn type, gathered from drawings/, and what people call the nodes above them.

Knows names and words only. NODE_WORDS: node path -> words a caption may use for it, the first its name.
"""

import pkgutil
from importlib import import_module

from assets.make import drawings
from assets.make.kinds import Kind

DEPARTMENTS = ("vehicles", "bags", "clothing", "animals", "electronics", "furniture", "places", "food", "musical instruments", "plants")  # fmt: skip


def kinds() -> list[Kind]:
    """All types of every file in drawings/, department by department."""
    found = [kind for name in files() for kind in in_file(name)]
    return sorted(found, key=lambda kind: DEPARTMENTS.index(kind.path[0]))


def files() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(drawings.__path__))


def in_file(name: str) -> list[Kind]:
    return list(import_module(f"assets.make.drawings.{name}").KINDS)


NODE_WORDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("vehicles",): (
        "vehicle", "vehicles", "means of transport", "transport", "transportation", "means of travel",
        "mode of transport", "way to travel",
    ),
    ("vehicles", "cars"): (
        "car", "cars", "automobile", "motor car", "auto", "passenger car", "motorcar", "automobiles", "road car",
    ),
    ("vehicles", "trucks and vans"): (
        "truck or van", "commercial vehicle", "utility vehicle", "trucks and vans", "work vehicle", "van or truck",
        "vans and trucks", "big road vehicle",
    ),
    ("vehicles", "two-wheelers"): (
        "two-wheeler", "two-wheelers", "two-wheeled vehicle", "vehicle with two wheels", "vehicle on two wheels",
    ),
    ("vehicles", "aircraft"): (
        "aircraft", "flying machine", "flying vehicle", "air vehicle", "something that flies", "aerial vehicle",
    ),
    ("bags",): ("bag", "bags", "carrier", "something to carry things in", "carrying bag", "bag to carry things"),
    ("bags", "backpacks"): (
        "backpack", "backpacks", "rucksack", "knapsack", "back pack", "rucksacks", "bag for the back",
        "bag with shoulder straps", "backpack bag",
    ),
    ("bags", "handbags"): (
        "ladies' bag", "handbags", "hand bag", "purse", "women's bag", "purses", "fashion bag", "bag for women",
    ),
    ("bags", "luggage"): (
        "luggage", "baggage", "piece of luggage", "travel bag", "travel luggage", "travelling bag", "bag for a trip",
        "travel gear",
    ),
    ("clothing",): (
        "piece of clothing", "clothing", "clothes", "garment", "apparel", "something to wear", "fashion",
        "item of clothing", "clothing item", "outfit", "something you wear",
    ),
    ("clothing", "men's"): (
        "men's clothing", "menswear", "men's wear", "clothes for men", "men's fashion", "clothing for men",
        "gentlemen's clothing", "male fashion",
    ),
    ("clothing", "women's"): (
        "women's clothing", "womenswear", "women's wear", "ladies' clothing", "women's fashion", "clothing for women",
        "clothes for women", "female fashion", "ladies' fashion",
    ),
    ("clothing", "footwear"): (
        "footwear", "shoe", "shoes", "pair of shoes", "foot wear", "something to wear on the feet",
        "something for the feet",
    ),
    ("animals",): (
        "animal", "animals", "creature", "living creature", "beast", "wildlife", "fauna", "animal kingdom",
        "living animal",
    ),
    ("animals", "mammals"): (
        "mammal", "mammals", "furry animal", "four-legged animal", "animal with fur", "furry creature", "hairy animal",
    ),
    ("animals", "mammals", "dogs"): (
        "dog", "dogs", "hound", "puppy", "canine", "doggy", "pet dog", "puppy dog", "pup",
        "doggie",
    ),
    ("animals", "mammals", "cats"): (
        "cat", "cats", "kitten", "kitty", "feline", "pussycat", "pet cat", "puss", "kitties", "meowing animal",
    ),
    ("animals", "birds"): (
        "bird", "birds", "feathered animal", "winged animal", "feathered creature", "bird with feathers",
        "feathered friend",
    ),
    ("animals", "reptiles"): (
        "reptile", "reptiles", "scaly animal", "scaly creature", "scaly reptile", "cold-blooded reptile",
    ),
    ("electronics",): (
        "electronic device", "electronics", "gadget", "consumer electronics", "device", "electronic gadget",
        "electrical device", "electronic equipment", "technology", "tech",
    ),
    ("electronics", "computers"): (
        "computer", "computers", "personal computer", "computing device", "pc", "computing machine",
        "computer hardware",
    ),
    ("electronics", "audio"): (
        "audio device", "audio", "audio equipment", "sound equipment", "hi-fi", "sound device", "audio gear", "hifi",
        "device for listening to music",
    ),
    ("furniture",): (
        "piece of furniture", "furniture", "furnishing", "home furniture", "furnishings", "household furniture",
        "item of furniture", "furniture item",
    ),
    ("furniture", "seating"): (
        "seat", "seating", "something to sit on", "upholstered seat", "seats", "seating furniture",
        "sitting furniture",
    ),
    ("furniture", "lamps"): ("lamp", "lamps", "light", "lighting", "lights", "indoor lamp", "light source"),
    ("places",): (
        "place", "places", "scenery", "travel destination", "landscape", "view", "scene", "scenic view", "destination",
        "outdoor scene", "holiday destination",
    ),
    ("places", "beaches"): (
        "beach", "beaches", "seaside", "seashore", "coast", "beach holiday", "holiday by the sea",
        "vacation at the beach", "sandy beach", "shore", "coastline", "coastal landscape", "beach scene",
    ),
    ("places", "cities"): (
        "city", "cities", "urban scene", "modern architecture", "architecture", "city building", "building",
        "buildings", "urban landscape", "city scene", "urban architecture",
    ),
    ("vehicles", "boats and ships"): (
        "boat or ship", "boats and ships", "watercraft", "boat", "ship", "vessel", "boats", "ships", "water vehicle",
        "floating vehicle",
    ),
    ("vehicles", "rail"): (
        "rail vehicle", "rail", "train", "trains", "railway", "train or tram", "railway vehicle", "rail transport",
        "vehicle on rails",
    ),
    ("clothing", "headwear"): (
        "headwear", "hat", "hats", "headgear", "head covering", "head wear", "something to wear on the head",
    ),
    ("animals", "mammals", "farm animals"): (
        "farm animal", "farm animals", "livestock", "cattle", "farmyard animal", "barnyard animal", "animal on a farm",
    ),
    ("animals", "sea animals"): (
        "sea animal", "sea animals", "marine animal", "sea creature", "fish", "ocean animal", "ocean creature",
        "marine life", "sea life", "animal of the sea", "underwater animal",
    ),
    ("animals", "amphibians"): ("amphibian", "amphibians", "amphibian animal", "animal of water and land"),
    ("animals", "insects"): ("insect", "insects", "bug", "bugs", "six-legged animal", "creepy-crawly"),
    ("electronics", "mobile devices"): (
        "mobile device", "mobile devices", "handheld device", "portable device", "mobile gadget", "portable gadget",
        "handheld gadget",
    ),
    ("electronics", "imaging and video"): (
        "video device", "imaging and video", "entertainment device", "picture device", "home entertainment",
        "visual device",
    ),
    ("furniture", "tables"): (
        "table", "tables", "tabletop furniture", "table furniture", "tables and desks", "furniture with a flat top",
    ),
    ("furniture", "storage"): (
        "storage furniture", "storage", "cupboard", "cabinet", "cupboards", "cabinets", "storage unit",
        "furniture for storage",
    ),
    ("furniture", "beds"): (
        "beds", "something to sleep in", "bedroom furniture", "sleeping furniture", "furniture for sleeping",
        "something to lie on",
    ),
    ("food",): (
        "food", "something to eat", "foodstuff", "groceries", "kitchen things", "food and drink", "meal", "edibles",
        "things to eat",
    ),
    ("food", "fruit"): ("fruit", "fruits", "fresh fruit", "piece of fruit", "ripe fruit", "juicy fruit", "sweet fruit"),
    ("food", "vegetables"): (
        "vegetable", "vegetables", "veg", "greens", "fresh vegetable", "fresh vegetables", "garden vegetable",
        "healthy vegetable",
    ),
    ("food", "sweets and meals"): (
        "treat", "sweets and meals", "snack", "dessert", "dish", "sweets", "snacks", "desserts", "tasty snack",
        "sugary treat",
    ),
    ("food", "tea and coffee"): (
        "tea and coffee", "crockery", "teaware", "tableware", "drinkware", "tea things", "tea set", "cup or pot",
        "hot drinks",
    ),
    ("musical instruments",): (
        "musical instrument", "musical instruments", "instrument", "music", "music instrument", "instruments",
        "musician's instrument", "something to play music on",
    ),
    ("musical instruments", "strings"): (
        "string instrument", "strings", "stringed instrument", "string instruments", "instrument with strings",
        "plucked or bowed instrument",
    ),
    ("musical instruments", "winds"): (
        "wind instrument", "winds", "brass instrument", "horn", "wind instruments", "instrument to blow into", "brass",
    ),
    ("musical instruments", "keys and drums"): (
        "keys and drums", "stage instrument", "percussion or keyboard instrument", "keys or drums", "piano or drums",
        "keyboard and percussion",
    ),
    ("plants",): ("plant", "plants", "vegetation", "flora", "botany", "plant life", "growing plant", "living plant"),
    ("plants", "flowers"): (
        "flower", "flowers", "blossom", "bloom", "blossoms", "blooms", "flower in bloom", "garden flower",
    ),
    ("plants", "trees"): (
        "tree", "trees", "woody plant", "forest tree", "big tree", "growing tree", "tree with a trunk",
    ),
    ("plants", "succulents"): (
        "succulent", "succulents", "desert plant", "succulent plant", "fleshy plant", "spiny succulent",
    ),
    ("places", "mountains and deserts"): (
        "wild landscape", "mountains and deserts", "dry or snowy landscape", "barren landscape", "rugged landscape",
        "wild barren scenery",
    ),
    ("places", "woods and water"): (
        "green landscape", "woods and water", "woodland scene", "green scenery", "leafy landscape", "lush landscape",
    ),
}  # fmt: skip
