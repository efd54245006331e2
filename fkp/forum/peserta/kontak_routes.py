"""Staff: the contact book of a unit, kept with consent."""

from flask import Blueprint

bp = Blueprint("forum_kontak", __name__, url_prefix="/kelola/unit/<int:unit_id>/kontak")
