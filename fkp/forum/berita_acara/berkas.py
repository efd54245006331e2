"""Files that show signatures: a scan of the page signed in ink, or a PDF signed electronically."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from fkp.akun.models import Akun
from fkp.bersih.utuh import baca_utuh
from fkp.forum.berita_acara.elektronik import cocokkan_naskah, periksa_elektronik
from fkp.forum.berita_acara.models import CaraTandaTangan
from fkp.forum.materi.berkas import berkas_baru
from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.forum.models import Forum
from fkp.tte.hasil import Pemeriksaan
from fkp.unggahan import JPEG, PDF, PNG, Unggahan, baca_unggahan

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


@dataclass(frozen=True, slots=True)
class NaskahTertanda:
    """An uploaded file with signatures that was looked at: a scan, or an e-signed PDF with what its
    signatures say."""

    unggahan: Unggahan
    cara: CaraTandaTangan
    pemeriksaan: Pemeriksaan | None = None


def baca_naskah(
    db: Session, berkas: FileStorage | None, cara: CaraTandaTangan, akar: Sequence[bytes], saat: datetime
) -> NaskahTertanda:
    """Read and check an upload. To open it and check its signatures takes seconds: what ``db`` holds is let
    go of before, so whatever was read is read again afterwards. Raises UnggahanSalah."""
    db.rollback()
    if cara is not CaraTandaTangan.ELEKTRONIK:
        return NaskahTertanda(baca_utuh(berkas, BOLEH[cara]), cara)
    unggahan = baca_unggahan(berkas, BOLEH[cara])
    return NaskahTertanda(unggahan, cara, periksa_elektronik(unggahan, akar, saat))


def simpan_berkas(
    db: Session, forum: Forum, naskah: NaskahTertanda, oleh: Akun, saat: datetime
) -> BerkasForum:
    """Keep the file; never public. Raises UnggahanSalah when it is the paper of another text than the one
    that is signed now."""
    berkas = berkas_baru(forum, JENIS[naskah.cara], _JUDUL[naskah.cara], naskah.unggahan, oleh, saat)
    if naskah.pemeriksaan is not None:
        cocok = cocokkan_naskah(naskah.unggahan.nama, naskah.pemeriksaan, forum.naskah_sidik)
        berkas.pemeriksaan = cocok.to_dict()
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
