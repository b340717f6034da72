"""Seconds of a build's stages, read off its progress."""

from hierdemo.stages import Stages


def test_time_belongs_to_the_stage_that_was_at_work() -> None:
    now, told = [0.0], []
    stages = Stages(lambda *row: told.append(row), clock=lambda: now[0])
    for at, call in [
        (1, ("found", 5, 5)),
        (2, ("encode", 2, 5)),
        (4, ("encode", 5, 5)),
        (4.5, ("tree", 0, 1)),
        (10, ("maps", 0, 2)),
        (13, ("maps", 1, 2)),
        (17, ("maps", 2, 2)),
        (18, ("save", 0, 1)),
        (20, ("save", 1, 1)),
    ]:
        now[0] = at
        stages(*call)
    assert stages.seconds == {"found": 1, "encode": 3.5, "tree": 5.5, "maps": 8, "save": 2}
    assert sum(stages.seconds.values()) == 20 and len(told) == 9
    assert stages.line() == "stages: found 1.0 s, encode 3.5 s, tree 5.5 s, maps 8.0 s, save 2.0 s"
