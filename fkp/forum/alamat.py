"""Addresses as they stand in letters and calendars: absolute, under the name by which the public knows us."""

from flask import current_app, request, url_for

from fkp.config import Config
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta
from fkp.forum.tautan import tanda_peserta


def asal_publik() -> str:
    """The origin under which the public reaches this installation."""
    config: Config = current_app.config["FKP"]
    return config.alamat_publik or request.host_url.rstrip("/")


def alamat_forum(forum: Forum) -> str:
    """The public page of this forum."""
    return asal_publik() + url_for("forum_publik.lihat", kode=forum.kode)


def alamat_peserta(forum: Forum, peserta: Peserta) -> str:
    """The participant's own page; whoever has this address acts as that person."""
    return asal_publik() + url_for("forum_peserta.saya", kode=forum.kode, tanda=tanda_peserta(peserta))
