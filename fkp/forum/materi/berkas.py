"""A file of a forum: kept as it came, and given to a browser always as a download, under a name that says
what the bytes are."""

import hashlib
from datetime import datetime

from flask import Response

from fkp.akun.models import Akun
from fkp.berkas import kirim_berkas, nama_unduhan
from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.forum.models import Forum
from fkp.ketikan import rapikan
from fkp.unggahan import Unggahan


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


def kirim_materi(berkas: BerkasForum) -> Response:
    """The bytes, never shown inside our own pages: somebody else wrote them."""
    return kirim_berkas(berkas.isi, berkas.mime, nama_unduhan(berkas.nama, berkas.mime, "materi"))
