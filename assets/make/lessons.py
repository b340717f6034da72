"""The demo's lessons: states of its page that show something, each in a few sentences, with what to try next.

Knows the demo's questions and what is seen at them (tests/test_lessons.py holds that to be so). The figures in braces
are the page's: it fills them in from the answer that it shows.
"""

LESSONS: list[dict[str, str]] = [
    {
        "id": "red",
        "title": "Why “red” fails",
        "link": "q=red",
        "text": "This tree sorts by kind, and red things lie in nearly every branch. The search keeps a few branches "
        "and looks only there: it finds {found} of the {of} pictures that a flat search finds.",
        "next": "Set the beam to 12 in the search settings: more branches are kept, more is found, and more compared. "
        "Or ask for “car” and choose the filter Colour: red.",
    },
    {
        "id": "loss",
        "title": "What a hierarchy in the loss does",
        "link": "q=red+car&e=none&level=3",
        "text": "The model asked here was never taught the tree. Its groups form by colour as well as by kind: the last "
        "shelf has “white cars”, “green cars” and “yellow cars”.",
        "next": "Turn the switch “The model was taught the tree” from Not to Some: the same question, and the cars part "
        "by kind.",
    },
    {
        "id": "branch",
        "title": "Take the other branch",
        "link": "q=wooden",
        "text": "“Wooden” fits {branch} and {rival} nearly alike at the first level. The search keeps both, "
        "and its best picture lies in {branch}.",
        "next": "Click {rival} on the first shelf: everything below follows you. Undo brings you back.",
    },
    {
        "id": "captions",
        "title": "Words or captions",
        "link": "q=in+a+street&target=captions",
        "text": "Here the captions are searched, what was written about each picture, and never the picture. The words "
        "lead to old towns, whose captions do not say “street”; it finds {found} of the {of} pictures that a flat "
        "search finds.",
        "next": "Choose Pictures under Search in, in the search settings: then every picture found shows a street.",
    },
]
