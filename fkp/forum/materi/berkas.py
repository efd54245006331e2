"""A file of a forum: kept as it came, and given to a browser always as a download, under a name that says
what the bytes are."""

import hashlib
import io
from datetime import datetime

from flask import Response, send_file

from fkp.akun.models import Akun
from fkp.formats import angka
from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.forum.models import Forum
from fkp.unggahan import AKHIRAN, NAMA, Unggahan
from fkp.unit.isian import rapikan


def berkas_baru(
    forum: Forum,
    jenis: JenisBerkas,
    judul: str,
    unggahan: Unggahan,
    oleh: Akun,
    saat: datetime,
    *,
    umum: bool = False,
) -> BerkasForum:
    """What somebody uploaded, as a row that is not in the database yet."""
    return BerkasForum(
        forum_id=forum.id,
        jenis=jenis,
        judul=judul,
        nama=rapikan(unggahan.nama),
        mime=unggahan.mime,
        ukuran=len(unggahan.isi),
        sidik=hashlib.sha256(unggahan.isi).hexdigest(),
        isi=unggahan.isi,
        umum=umum,
        akun_id=oleh.id,
        waktu=saat,
    )


def nama_unduhan(berkas: BerkasForum) -> str:
    """The name it was uploaded under, with the ending that its bytes deserve."""
    pokok = berkas.nama.rpartition(".")[0] or berkas.nama
    return f"{pokok or 'materi'}.{AKHIRAN[berkas.mime]}"


def sebut_berkas(berkas: BerkasForum) -> str:
    """ "PDF, 1,2 MB", said before somebody on a slow line opens it."""
    kb = berkas.ukuran / 1024
    besar = f"{angka(kb / 1024, 1)} MB" if kb >= 1024 else f"{angka(max(1, round(kb)))} KB"
    return f"{NAMA[berkas.mime]}, {besar}"


def kirim_berkas(berkas: BerkasForum) -> Response:
    """The bytes, never shown inside our own pages: somebody else wrote them."""
    jawab = send_file(
        io.BytesIO(berkas.isi),
        mimetype=berkas.mime,
        as_attachment=True,
        download_name=nama_unduhan(berkas),
        etag=False,
    )
    jawab.headers["X-Content-Type-Options"] = "nosniff"
    return jawab
