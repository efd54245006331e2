"""Attendance that devices kept while the network was gone."""

from flask import Blueprint

bp = Blueprint("forum_hadir_api", __name__, url_prefix="/api/v1/forum/<kode>/hadir")
