"""Who asked for a draft: other parts of the house know, and each leaves a function that tells."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import Flask, current_app

from fkp.standar.models import StandarPelayanan

_PEMINTA = "fkp_peminta_standar"


@dataclass(frozen=True)
class Peminta:
    """What asked for another text of ``komponen``, in words, and where it can be read; an address is empty
    for whoever may not go there, and ``umum`` is the one for everyone. ``asal`` is where that was agreed,
    ``hari`` the day on which it was, and ``forum_id`` the forum."""

    komponen: str
    teks: str
    url: str = ""
    asal: str = ""
    asal_url: str = ""
    hari: date | None = None
    forum_id: int | None = None
    umum: str = ""


Pencari = Callable[[StandarPelayanan], list[Peminta]]


def daftarkan_peminta(app: Flask, pencari: Pencari) -> None:
    """Let the page of a standard name what ``pencari`` finds for a revision."""
    app.extensions.setdefault(_PEMINTA, []).append(pencari)


def peminta_of(standar: StandarPelayanan) -> list[Peminta]:
    """Everything that asked for this revision."""
    semua = cast(list[Pencari], current_app.extensions.get(_PEMINTA, []))
    return [satu for pencari in semua for satu in pencari(standar)]
