"""Staff: forums in scope, one forum, its theme, date, team and agenda."""

from flask import Blueprint

bp = Blueprint("forum", __name__, url_prefix="/kelola/forum")
