"""Staff: entering and importing forums of earlier years."""

from flask import Blueprint

bp = Blueprint("forum_arsip", __name__, url_prefix="/kelola/forum")
