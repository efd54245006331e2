"""Staff: the standards of a unit, their drafts and revisions."""

from flask import Blueprint

bp = Blueprint("standar", __name__, url_prefix="/kelola/standar")
