"""What invited people do themselves: answer, say what they need, ask to be left alone. It is their own
record, so none of it writes an audit line."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.berita_acara.models import TandaTangan
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.kirim import JANGAN, awalan_surat
from fkp.forum.peserta.models import Balasan, Kontak, Peserta
from fkp.galat import Galat
from fkp.surat.actions import tarik_surat


class BalasanTutup(Galat):
    """The invitation can no longer be answered."""

    status = 410


class DataTetap(Galat):
    """What somebody signed with can no longer be taken out."""


@dataclass(frozen=True, slots=True)
class IsiBalasan:
    """The answer; ``cara`` is "tempat" or "daring" where a forum is held in both ways, else empty."""

    hadir: bool
    cara: str = ""
    kebutuhan: tuple[str, ...] = ()
    kebutuhan_lain: str = ""


def dapat_membalas(forum: Forum, peserta: Peserta) -> bool:
    """Whether an answer still helps: until the forum begins or the person is there. Somebody who typed this
    name at the door holds the link too, and must not read here what the person needs."""
    return forum.tahap == TahapForum.TERJADWAL and peserta.hadir_pada is None


def sudah_tanda_tangan(db: Session, forum: Forum, peserta: Peserta) -> bool:
    """Whether the person signed the text as it stands."""
    cari = select(TandaTangan.id).where(
        TandaTangan.forum_id == forum.id,
        TandaTangan.peserta_id == peserta.id,
        TandaTangan.naskah_sidik == forum.naskah_sidik,
    )
    return bool(forum.naskah_sidik) and db.scalar(cari) is not None


def balas(db: Session, forum: Forum, peserta: Peserta, isi: IsiBalasan, saat: datetime) -> None:
    """Keep the answer. Who does not come needs nothing, so nothing is kept of that. Raises BalasanTutup."""
    if not dapat_membalas(forum, peserta):
        raise BalasanTutup("Forum ini sudah dimulai atau sudah selesai, jadi undangannya tidak dibalas lagi.")
    peserta.balasan = Balasan.HADIR if isi.hadir else Balasan.TIDAK
    peserta.balasan_pada = saat
    peserta.balasan_cara = isi.cara if isi.hadir else ""
    peserta.kebutuhan = list(isi.kebutuhan) if isi.hadir else []
    peserta.kebutuhan_lain = isi.kebutuhan_lain if isi.hadir else ""
    db.flush()


def lupakan(db: Session, forum: Forum, peserta: Peserta) -> None:
    """Remove phone and e-mail, letters that wait, and the entry of the contact book: consent is withdrawn.
    The name stays on the list of this forum. Raises DataTetap."""
    if db.scalar(select(TandaTangan.id).where(TandaTangan.peserta_id == peserta.id).limit(1)) is not None:
        raise DataTetap(
            "Anda sudah menandatangani berita acara, jadi nomor telepon di naskah itu tidak dapat dihapus. "
            "Nomor itu tidak pernah tampil untuk umum."
        )
    if forum.tahap in (TahapForum.DISAHKAN, TahapForum.TERBIT):
        raise DataTetap("Berita acara forum ini sudah disahkan, jadi datanya tidak dapat diubah lagi.")
    tarik_surat(db, awalan_surat(forum, peserta))
    kontak = db.get(Kontak, peserta.kontak_id) if peserta.kontak_id else None
    peserta.hp = peserta.surel = ""
    peserta.kontak_id, peserta.dikirim_lewat = None, JANGAN
    db.flush()
    if kontak is not None:
        db.delete(kontak)
        db.flush()
