"""Staff: the documents of a forum, to look at and to download."""

from flask import Blueprint

bp = Blueprint("laporan_forum", __name__, url_prefix="/kelola/forum/<int:forum_id>/dokumen")
