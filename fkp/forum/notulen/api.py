"""Issues that phones kept while the network was gone."""

from flask import Blueprint

bp = Blueprint("forum_masukan_api", __name__, url_prefix="/api/v1/forum/<kode>/masukan")
