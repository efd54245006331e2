"""Forums in which a standard can have been reviewed: the part of the house that holds them leaves a function
that tells."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import Flask, current_app

from fkp.unit.models import Unit

_PENINJAU = "fkp_forum_peninjau"


@dataclass(frozen=True)
class ForumPeninjau:
    """A forum that was held: its theme, its day, and where staff (``url``) and everyone (``umum``) read about
    it; an address is empty for whoever may not go there."""

    id: int
    tema: str
    hari: date
    url: str = ""
    umum: str = ""


Pencari = Callable[[Unit], list[ForumPeninjau]]


def daftarkan_peninjau(app: Flask, pencari: Pencari) -> None:
    """Let the page of a standard offer and name what ``pencari`` finds for a unit, the newest first."""
    app.extensions.setdefault(_PENINJAU, []).append(pencari)


def peninjau_of(unit: Unit) -> list[ForumPeninjau]:
    """Every forum that this unit held, the newest first."""
    semua = cast(list[Pencari], current_app.extensions.get(_PENINJAU, []))
    return [satu for pencari in semua for satu in pencari(unit)]
