"""What is missing before the text of a berita acara can be locked, and what somebody should look at first."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from fkp.forum.kerangka import Kerangka
from fkp.forum.models import Forum
from fkp.forum.notulen.kabur import kabur
from fkp.forum.notulen.models import Masukan
from fkp.forum.notulen.peraturan import asing
from fkp.forum.notulen.queries import menunggu
from fkp.forum.notulen.syarat import identitas_baris, kurang_baris, pendek
from fkp.forum.peserta.queries import liputan_forum
from fkp.forum.queries import kerangka_of
from fkp.identitas import samarkan


@dataclass(frozen=True)
class Kekurangan:
    """Something that is missing: the row of the minutes it is said of (None for the forum itself), its number
    among the rows of the berita acara (0 when it is none of them), the field, and the sentence."""

    masukan_id: uuid.UUID | None
    nomor: int
    isian: str
    pesan: str


_FORUM = {
    "tanggal": "Isi tanggal forum.",
    "kota": "Isi kota tempat berita acara ditandatangani.",
    "jabatan": "Isi jabatan pimpinan yang menandatangani.",
    "penandatangan": "Isi nama pimpinan yang menandatangani.",
}
_PERLU = {"dasar": "sebut dasar hukumnya", "diteruskan_ke": "sebut instansi yang dituju"}


def baris_notulen(db: Session, forum: Forum) -> Sequence[Masukan]:
    """Every row of the minutes that was not removed, in order."""
    cari = (
        select(Masukan)
        .where(Masukan.forum_id == forum.id, Masukan.dihapus_pada.is_(None))
        .options(joinedload(Masukan.layanan))
        .order_by(Masukan.urutan, Masukan.waktu, Masukan.id)
    )
    return db.scalars(cari).all()


def baris_berita_acara(db: Session, forum: Forum) -> list[Masukan]:
    """The rows that stand in the table of the berita acara, in order."""
    baris = kerangka_of(forum).hasil_baris
    return [satu for satu in baris_notulen(db, forum) if satu.hasil in baris]


def kekurangan(db: Session, forum: Forum) -> list[Kekurangan]:
    """All that is missing before the text can be locked; empty when it can."""
    kerangka = kerangka_of(forum)
    semua = [
        Kekurangan(None, 0, isian, pesan) for isian, pesan in _FORUM.items() if not getattr(forum, isian)
    ]
    if not liputan_forum(db, forum).orang_hadir:
        semua.append(
            Kekurangan(
                None,
                0,
                "hadir",
                "Belum ada masyarakat yang tercatat hadir. Berita acara tidak dapat disahkan bila yang hadir "
                "hanya penyelenggara: catat kehadiran peserta dulu.",
            )
        )
    nomor = catatan = 0
    for satu in baris_notulen(db, forum):
        if satu.hasil in kerangka.hasil_baris:
            nomor += 1
            sebutan = f"Baris {nomor}"
            semua += [
                Kekurangan(satu.id, nomor, isian, f"{sebutan}: {pesan}")
                for isian, pesan in kurang_baris(forum.tanggal, kerangka, satu)
            ]
        else:
            catatan += not menunggu(satu)
            sebutan = _sebutan(satu, catatan)
            semua += [
                Kekurangan(satu.id, 0, isian, f"{sebutan}: {pesan}")
                for isian, pesan in _kurang_catatan(kerangka, satu)
            ]
        ke = nomor if satu.hasil in kerangka.hasil_baris else 0
        semua += [
            Kekurangan(satu.id, ke, isian, f"{sebutan}, {nama}: {pesan}")
            for isian, nama, pesan in identitas_baris(satu)
        ]
    return semua


def peringatan(db: Session, forum: Forum) -> list[Kekurangan]:
    """What does not stop the text from being locked, but somebody should look at first."""
    liputan, baris = liputan_forum(db, forum), baris_berita_acara(db, forum)
    semua = []
    if liputan.orang_hadir and liputan.belum_hadir:
        tanpa = ", ".join(satu.nama for satu in liputan.belum_hadir)
        semua.append(
            Kekurangan(
                None,
                0,
                "unsur",
                f"Belum hadir: {tanpa}. Berita acara tetap dapat ditandatangani; nilai pelibatan (PEKPPP) "
                f"menjadi {liputan.nilai} dari 5.",
            )
        )
    if not baris:
        semua.append(
            Kekurangan(
                None,
                0,
                "baris",
                "Belum ada baris yang disepakati. Berita acara akan menyatakan: "
                f"“{kerangka_of(forum).naskah['berita_acara']['tanpa_baris']}”",
            )
        )
    for nomor, satu in enumerate(baris, 1):
        if kabur(satu.tindakan) and not kabur(satu.keluaran):
            semua.append(
                Kekurangan(
                    satu.id,
                    nomor,
                    "tindakan",
                    f"Baris {nomor}: tindakan “{pendek(satu.tindakan)}” belum menyebut apa yang dikerjakan",
                )
            )
    return semua + _dasar_asing(db, forum)


def _dasar_asing(db: Session, forum: Forum) -> list[Kekurangan]:
    """Legal grounds that are on no list: law of a sector is, a number that was mistyped is too."""
    kerangka, semua, catatan = kerangka_of(forum), [], 0
    for satu in baris_notulen(db, forum):
        if satu.hasil in kerangka.hasil_baris:
            continue
        catatan += not menunggu(satu)
        for lain in asing(satu.dasar, kerangka):
            ada = f" Di daftar ada {lain.mirip}." if lain.mirip else ""
            semua.append(
                Kekurangan(
                    satu.id,
                    0,
                    "dasar",
                    f"{_sebutan(satu, catatan)}: “{lain.sebutan}” tidak ada di daftar dasar hukum "
                    f"forum.{ada} Biarkan bila itu memang peraturan bidangnya; betulkan bila nomor atau "
                    "tahunnya salah.",
                )
            )
    return semua


def _sebutan(satu: Masukan, catatan: int) -> str:
    """How a row is called that is none of the berita acara; ``catatan`` counts those that were taken up."""
    return ("Masukan dari ponsel" if menunggu(satu) else f"Catatan {catatan}") + _kutip(satu)


def _kurang_catatan(kerangka: Kerangka, satu: Masukan) -> Iterator[tuple[str, str]]:
    if satu.hasil not in kerangka.kunci("hasil"):
        yield "hasil", "pilih hasilnya"
        return
    isian = str(kerangka.butir("hasil", satu.hasil).lain.get("perlu", ""))
    if isian and not getattr(satu, isian):
        yield isian, _PERLU.get(isian, f"isi {isian.replace('_', ' ')}")


def _kutip(satu: Masukan) -> str:
    teks = pendek(samarkan(satu.masalah or satu.usulan))
    return f" (“{teks}”)" if teks else ""
