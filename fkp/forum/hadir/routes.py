"""Staff: who came, by a QR that changes, by list, and from paper."""

from flask import Blueprint

bp = Blueprint("forum_hadir", __name__, url_prefix="/kelola/forum/<int:forum_id>/hadir")
