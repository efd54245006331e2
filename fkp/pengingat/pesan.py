"""A reminder goes two ways, the inbox and by e-mail, and it goes both or neither."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from fkp.akun.models import Akun
from fkp.alamat import AlamatSurat
from fkp.pemberitahuan.actions import Pesan, tulis_pesan
from fkp.pengingat.naskah import isi_surat
from fkp.surat.actions import Surat, tulis_semua


@dataclass(frozen=True, slots=True)
class Pengingat:
    """One message to one person. ``jalur`` is the node it speaks for, ``surat`` the text of the letter where
    that says more than the message, ``ringkasan`` marks the digest, which people may decline by e-mail."""

    pesan: Pesan
    jalur: str
    surat: str = ""
    ringkasan: bool = False


def kirim(db: Session, semua: Iterable[Pengingat], alamat: AlamatSurat, saat: datetime) -> int:
    """Write these where they were not written yet, and a letter for whoever wants one; how many messages are
    new. The letter hangs on the message: of two workers only the one whose message was taken writes it, in
    the same transaction."""
    menurut = {(satu.pesan.akun_id, satu.pesan.kunci): satu for satu in semua}
    baru = tulis_pesan(db, [satu.pesan for satu in menurut.values()], saat)
    orang = _bersurel(db, {akun_id for akun_id, _ in baru})
    surat = [
        _surat(satu, orang[satu.pesan.akun_id], alamat)
        for kunci, satu in menurut.items()
        if kunci in baru and satu.pesan.akun_id in orang
        if orang[satu.pesan.akun_id].ringkasan or not satu.ringkasan
    ]
    tulis_semua(db, surat, saat)
    return len(baru)


def _surat(satu: Pengingat, akun: Akun, alamat: AlamatSurat) -> Surat:
    pesan = satu.pesan
    return Surat(
        kunci=f"pengingat akun {akun.id} {pesan.kunci}",
        jalur=satu.jalur,
        kepada=akun.surel,
        judul=pesan.judul,
        isi=isi_surat(akun.nama, pesan.judul, satu.surat or pesan.isi, pesan.alamat, alamat),
    )


def _bersurel(db: Session, nomor: set[int]) -> dict[int, Akun]:
    cari = (
        select(Akun)
        .where(Akun.id.in_(nomor), Akun.surel != "", Akun.aktif)
        .options(load_only(Akun.nama, Akun.surel, Akun.ringkasan))
    )
    return {akun.id: akun for akun in db.scalars(cari)} if nomor else {}
