"""Participants: sending issues from their phones and weighing them."""

from flask import Blueprint

bp = Blueprint("forum_masukan_warga", __name__, url_prefix="/f/<kode>/p/<tanda>/masukan")
