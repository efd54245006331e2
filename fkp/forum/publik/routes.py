"""Everyone: the calendar of forums and one forum."""

from flask import Blueprint

bp = Blueprint("forum_publik", __name__, url_prefix="/f")
