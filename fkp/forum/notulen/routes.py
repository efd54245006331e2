"""Staff: minutes while people talk, and what the room sees."""

from flask import Blueprint

bp = Blueprint("forum_notulen", __name__, url_prefix="/kelola/forum/<int:forum_id>/notulen")
