"""Staff: what is published before a forum, and what people said of it."""

from flask import Blueprint

bp = Blueprint("forum_materi", __name__, url_prefix="/kelola/forum/<int:forum_id>/materi")
