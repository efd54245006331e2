"""Files that show signatures: a scan of the page signed in ink, or a PDF signed electronically."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.berita_acara.elektronik import jumlah_tanda_elektronik
from fkp.forum.berita_acara.models import CaraTandaTangan
from fkp.forum.materi.berkas import berkas_baru
from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.forum.models import Forum
from fkp.unggahan import JPEG, PDF, PNG, Unggahan, UnggahanSalah

BOLEH = {
    CaraTandaTangan.BASAH: (PDF, JPEG, PNG),
    CaraTandaTangan.ELEKTRONIK: (PDF,),
}
"""What each kind may be."""

JENIS = {
    CaraTandaTangan.BASAH: JenisBerkas.NASKAH_BASAH,
    CaraTandaTangan.ELEKTRONIK: JenisBerkas.NASKAH_ELEKTRONIK,
}
_JUDUL = {
    CaraTandaTangan.BASAH: "Pindaian naskah bertanda tangan",
    CaraTandaTangan.ELEKTRONIK: "Naskah bertanda tangan elektronik",
}


def simpan_berkas(
    db: Session, forum: Forum, unggahan: Unggahan, cara: CaraTandaTangan, oleh: Akun, saat: datetime
) -> BerkasForum:
    """Keep the file; never public. Raises UnggahanSalah when a file that is said to be signed electronically
    is not."""
    if cara is CaraTandaTangan.ELEKTRONIK and not jumlah_tanda_elektronik(unggahan.isi):
        raise UnggahanSalah(
            f"“{unggahan.nama[:80]}” tidak memuat tanda tangan elektronik. Unggah PDF hasil aplikasi tanda "
            "tangan, bukan cetakan atau pindaiannya; pindaian diunggah sebagai naskah bertanda tangan basah."
        )
    berkas = berkas_baru(forum, JENIS[cara], _JUDUL[cara], unggahan, oleh, saat)
    db.add(berkas)
    db.flush()
    return berkas


def berkas_naskah(db: Session, forum: Forum) -> Sequence[BerkasForum]:
    """The files that show signatures under the text as it is locked now, newest first."""
    if forum.dikunci_pada is None:
        return []
    cari = select(BerkasForum).where(
        BerkasForum.forum_id == forum.id,
        BerkasForum.jenis.in_(JENIS.values()),
        BerkasForum.waktu >= forum.dikunci_pada,
    )
    return db.scalars(cari.order_by(BerkasForum.waktu.desc(), BerkasForum.id.desc())).all()
