"""A participant's own page, opened by a signed link."""

from flask import Blueprint

bp = Blueprint("forum_peserta", __name__, url_prefix="/f/<kode>/p/<tanda>")
