"""Staff: who is invited to a forum, element by element, and the invitations."""

from flask import Blueprint

bp = Blueprint("forum_undangan", __name__, url_prefix="/kelola/forum/<int:forum_id>/undangan")
