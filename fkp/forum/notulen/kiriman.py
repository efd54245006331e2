"""What the page of the minutes sends: a plain form, or JSON from its script."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import abort, jsonify, request
from flask.typing import ResponseReturnValue

from fkp.forum.models import Forum
from fkp.forum.notulen.isian import ISIAN
from fkp.galat import Galat
from fkp.kiriman import isi_kiriman

TERBESAR = 256 * 1024
"""Bytes of one request of the script: a whole row twice over."""


def dari_skrip() -> bool:
    """Whether the script of the page asks, which wants JSON back."""
    return request.is_json


def isi_json() -> dict[str, Any]:
    """The object that the script sent. Raises as ``isi_kiriman``."""
    return isi_kiriman("notulen", TERBESAR)


def isian_json(isi: object) -> dict[str, str]:
    """Fields and their texts; 400 for a field that no row has."""
    if not isinstance(isi, dict) or not all(k in ISIAN and isinstance(v, str) for k, v in isi.items()):
        abort(400)
    return isi


def perubahan_json(isi: object) -> dict[str, tuple[str, str]]:
    """Field -> [what its writer saw, what it is to say]; 400 for anything else."""
    if not isinstance(isi, dict):
        abort(400)
    for nama, dua in isi.items():
        if nama not in ISIAN or not isinstance(dua, list) or len(dua) != 2:
            abort(400)
        if not all(isinstance(teks, str) for teks in dua):
            abort(400)
    return {nama: (dua[0], dua[1]) for nama, dua in isi.items()}


def perubahan_borang() -> dict[str, tuple[str, str]]:
    """The same out of a plain form, where each field has beside it what it said before. A button may say of
    one field which of two texts is meant."""
    semua = {
        nama: (_baris(request.form.get(f"awal-{nama}", "")), _baris(request.form[nama]))
        for nama in ISIAN
        if nama in request.form
    }
    nama, _, pilih = request.form.get("pilih", "").partition(":")
    if nama in semua:
        dari, ke = semua[nama]
        pakai = {"itu": dari, "gabung": _baris(request.form.get(f"gabungan-{nama}", ke))}
        semua[nama] = (dari, pakai.get(pilih, ke))
    return {nama: dua for nama, dua in semua.items() if dua[0] != dua[1]}


def uuid_of(teks: object) -> uuid.UUID:
    """An id made on a device; 400 for anything else."""
    try:
        return uuid.UUID(str(teks))
    except ValueError:
        abort(400)


def galat_json(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Let the script have a refusal as a sentence in JSON; a plain form gets its page."""

    @wraps(view)
    def terjaga(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        try:
            return view(*args, **kwargs)
        except Galat as galat:
            if dari_skrip():
                return jsonify(pesan=galat.pesan), galat.status
            raise

    return terjaga


def jangkar(forum: Forum, masukan_id: uuid.UUID) -> dict[str, Any]:
    """Arguments of ``url_for`` for the row on the page."""
    return {"forum_id": forum.id, "_anchor": f"b-{masukan_id.hex}"}


def _baris(teks: str) -> str:
    """Browsers send line ends of their own."""
    return teks.replace("\r\n", "\n")
