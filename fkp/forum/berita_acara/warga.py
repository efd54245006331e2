"""Participants: reading the text and signing it with a finger."""

from flask import Blueprint

bp = Blueprint("forum_tanda_tangan", __name__, url_prefix="/f/<kode>/p/<tanda>/tanda-tangan")
