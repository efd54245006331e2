"""Files that somebody gave us, said in a few words and given on so that nothing in them runs."""

import io

from flask import Response, send_file

from fkp.formats import angka
from fkp.unggahan import AKHIRAN, NAMA

KOTAK_PASIR = "default-src 'none'; sandbox"
"""We did not make the file: opened by itself it runs nothing and is of no origin."""


def kirim_berkas(isi: bytes, mime: str, nama: str, *, unduh: bool = True, etag: str = "") -> Response:
    """The bytes, as a download under ``nama`` or, without ``unduh``, to be looked at. With ``etag`` whoever
    has them already is told so."""
    jawab = send_file(
        io.BytesIO(isi),
        mimetype=mime,
        as_attachment=unduh,
        download_name=nama,
        etag=etag or False,
        conditional=bool(etag),
    )
    jawab.headers["Content-Security-Policy"] = KOTAK_PASIR
    return jawab


def nama_unduhan(nama: str, mime: str, tanpa: str) -> str:
    """The name it was uploaded under, or ``tanpa`` when that says nothing, with the ending that its bytes
    deserve."""
    pokok = nama.rpartition(".")[0] or nama
    return f"{pokok or tanpa}.{AKHIRAN[mime]}"


def sebut_berkas(mime: str, ukuran: int) -> str:
    """ "PDF, 1,2 MB", said before somebody on a slow line opens it."""
    kb = ukuran / 1024
    besar = f"{angka(kb / 1024, 1)} MB" if kb >= 1024 else f"{angka(max(1, round(kb)))} KB"
    return f"{NAMA[mime]}, {besar}"
