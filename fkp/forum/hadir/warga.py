"""Participants: checking in at the door with their own phone."""

from flask import Blueprint

bp = Blueprint("forum_hadir_warga", __name__, url_prefix="/f/<kode>/hadir")
