"""The kinds of background work: a name, the function that does it, and the izin it needs to the end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import Flask

from fkp.izin.rules import Izin
from fkp.kerja.pegangan import Pegangan


@dataclass(frozen=True)
class Jenis:
    """``fungsi`` does the work by its handle. Whoever asked for it must hold ``izin`` over the node of the
    work when it begins and whenever it is looked at."""

    fungsi: Callable[[Pegangan], None]
    izin: Izin


def daftarkan(app: Flask, nama: str, fungsi: Callable[[Pegangan], None], izin: Izin) -> None:
    """Make ``nama`` a kind of work of this application."""
    semua_jenis(app)[nama] = Jenis(fungsi, izin)


def semua_jenis(app: Flask) -> dict[str, Jenis]:
    """Every kind of work this application knows, by name."""
    return cast(dict[str, Jenis], app.extensions.setdefault("fkp_kerja", {}))
