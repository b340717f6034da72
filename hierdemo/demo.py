"""Where the demo lies: its collection, and the drawings that neither it nor its models have seen.

Knows the two folders. The demo is a collection like any other: nothing else here knows of it.
"""

from pathlib import Path

CATALOGUE = Path(__file__).resolve().parents[1] / "assets" / "catalogue"
DEMO = CATALOGUE / "collection"
HELD_OUT = CATALOGUE / "held-out"
