"""Staff: from rows to the signed and sealed berita acara."""

from flask import Blueprint

bp = Blueprint("forum_berita_acara", __name__, url_prefix="/kelola/forum/<int:forum_id>/berita-acara")
