"""What other parts of the house say on the page of a promise: each leaves a function for its section."""

from collections.abc import Callable
from typing import cast

from flask import Flask, current_app
from markupsafe import Markup

from fkp.tindak_lanjut.models import TindakLanjut

Panel = Callable[[TindakLanjut], str]
_PANEL = "fkp_panel_janji"


def daftarkan_panel(app: Flask, panel: Panel) -> None:
    """Let the page of a promise show what ``panel`` writes for its row: HTML of a template, or "" for
    nothing. The row lies within the scope of the request; what else is shown there the panel guards."""
    app.extensions.setdefault(_PANEL, []).append(panel)


def panel_janji(row: TindakLanjut) -> list[Markup]:
    """The sections for this row, in the order in which their parts were put together."""
    semua = cast(list[Panel], current_app.extensions.get(_PANEL, []))
    return [Markup(isi) for panel in semua if (isi := panel(row))]  # noqa: S704  # written by our templates
