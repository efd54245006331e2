"""What other parts of the house say on the page of a promise, and over the register: each leaves a function
for it."""

from collections.abc import Callable
from typing import cast

from flask import Flask, current_app
from markupsafe import Markup

from fkp.tindak_lanjut.models import TindakLanjut

Panel = Callable[[TindakLanjut], str]
Jalan = Callable[[], str]
_JALAN = "fkp_jalan_register"
_PANEL = {False: "fkp_panel_janji", True: "fkp_panel_janji_umum"}


def daftarkan_panel(app: Flask, panel: Panel, *, umum: bool = False) -> None:
    """Let the page of a promise show what ``panel`` writes for its row: HTML of a template, or "" for
    nothing. On the page of staff the row lies within the scope of the request; what else is shown there the
    panel guards. ``umum`` is for the page of everyone, where the row stands on the board."""
    app.extensions.setdefault(_PANEL[umum], []).append(panel)


def panel_janji(row: TindakLanjut, *, umum: bool = False) -> list[Markup]:
    """The sections for this row. The parts are put together from the roof down, and read from the ground up:
    what surveys say comes before what was made of it."""
    semua = cast(list[Panel], current_app.extensions.get(_PANEL[umum], []))
    return [Markup(isi) for panel in reversed(semua) if (isi := panel(row))]  # noqa: S704  # our own templates


def daftarkan_jalan(app: Flask, jalan: Jalan) -> None:
    """Let the register show what ``jalan`` writes over its rows, within the scope of the request: a way to
    what belongs to promises and lies elsewhere, or "" for none."""
    app.extensions.setdefault(_JALAN, []).append(jalan)


def jalan_register() -> list[Markup]:
    """These ways."""
    semua = cast(list[Jalan], current_app.extensions.get(_JALAN, []))
    return [Markup(isi) for jalan in semua if (isi := jalan())]  # noqa: S704  # our own templates
