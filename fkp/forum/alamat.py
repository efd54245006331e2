"""Addresses as they stand in letters and calendars: absolute, under the name by which the public knows us."""

from flask import url_for

from fkp.alamat import asal_publik
from fkp.forum.models import Forum


def alamat_forum(forum: Forum) -> str:
    """The public page of this forum."""
    return asal_publik() + url_for("forum_publik.lihat", kode=forum.kode)
