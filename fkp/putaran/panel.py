"""The comparison on the staff page of a promise."""

from flask import render_template

from fkp.db import db
from fkp.putaran.banding import putaran_janji
from fkp.tindak_lanjut.models import TindakLanjut


def panel_putaran(row: TindakLanjut) -> str:
    """What the surveys say before and after this promise."""
    return render_template("putaran/_panel.html", row=row, p=putaran_janji(db(), row, umum=False))
