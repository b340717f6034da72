"""Files that are copies by what they, or the folders above them, are called: "Kopien/1.jpg", "1 (1).jpg".

Knows names, in a few languages. Does not know what files hold: which of those that are the same byte by byte is kept,
and what a picture is called, others decide by this.

The rule: a folder is one of copies where a word of its name says so ("Kopien", "Backup 2024"); a file is a copy where
its name begins as systems call one ("Copy of ...", "Kopie von ..."), or ends so (" - Copy", " copy 2", "_kopie",
" (1)"). A number of three or more digits, "(1985)", is a year or an id.
"""

import re

WORDS = "copy|copies?|kopien?|copias?|backups?|sicherung(?:en)?|sicherungskopien?|duplicates?|duplikate?|duplicados?"
FOLDER = re.compile(rf"(?:.*[\W_])?(?:{WORDS})(?:[\W_].*)?", re.IGNORECASE | re.DOTALL)
FILE = re.compile(
    r"(?:copy of|kopie von|copie de|copia de)\s.*"
    r"|.*[\W_](?:copy|kopie|copie|copia|backup)(?:[\W_]*\d{1,2})?\W*"
    r"|.*\s?\(\d{1,2}\)",
    re.IGNORECASE | re.DOTALL,
)


def folder_of_copies(name: str) -> bool:
    """Whether a folder is called as one of copies."""
    return bool(FOLDER.fullmatch(name))


def rank(file: str) -> int:
    """How much a file's path says that it is a copy: 0 nothing, 1 its name, 2 a folder above it, 3 both."""
    *folders, name = file.split("/")
    stem = name.rpartition(".")[0] or name
    return 2 * any(map(folder_of_copies, folders)) + bool(FILE.fullmatch(stem))
