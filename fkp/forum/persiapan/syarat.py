"""What a forum must be, when it is planned and when that is changed: what was announced stays complete."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.forum.kerangka import load_kerangka
from fkp.forum.models import Forum, TahapForum
from fkp.forum.persiapan.isi import IsiForum
from fkp.forum.queries import kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.identitas import keberatan_umum
from fkp.skm.models import Survei
from fkp.tindak_lanjut.queries import layanan_dilayani
from fkp.unit.models import Layanan, Unit

DIUMUMKAN = ("tema", "tujuan", "tempat")
"""What everyone reads of a forum; whom to ask may be called."""


class TanggalLewat(ForumSalah):
    """A new forum is planned on a day that is over."""


def periksa_isi(db: Session, unit: Unit, forum: Forum | None, isi: IsiForum, saat: datetime) -> list[Layanan]:
    """The layanan that are discussed, when everything can be as filled in. Raises ForumSalah."""
    for salah in keberatan_isi(unit, forum, isi, saat):
        raise salah
    if isi.survei_id is not None and (
        (survei := db.get(Survei, isi.survei_id)) is None or survei.unit_id != unit.id
    ):
        raise ForumSalah("survei", "Pilih survei unit ini.")
    boleh = {satu.id: satu for satu in (*(forum.layanan if forum else ()), *layanan_dilayani(db, unit))}
    if not set(isi.layanan) <= boleh.keys():
        raise ForumSalah("layanan", "Ada layanan yang tidak diberikan unit ini. Pilih lagi dari daftar.")
    return [boleh[nomor] for nomor in dict.fromkeys(isi.layanan)]


def keberatan_isi(unit: Unit, forum: Forum | None, isi: IsiForum, saat: datetime) -> Iterator[ForumSalah]:
    """All that cannot be as filled in, as far as it is seen without looking anything up; so that somebody who
    fills in the form is told everything at once."""
    kerangka = kerangka_of(forum) if forum else load_kerangka()
    if not isi.tema.strip():
        yield ForumSalah("tema", "Tulis tema forum.")
    for nama in DIUMUMKAN:
        teks = getattr(isi, nama)
        if (forum is None or teks != getattr(forum, nama)) and (keberatan := keberatan_umum(teks)):
            yield ForumSalah(nama, keberatan)
    for nama in ("topik", "moda"):
        if getattr(isi, nama) not in kerangka.kunci(nama):
            yield ForumSalah(nama, "Pilih salah satu dari daftar.")
    if asing := set(isi.dasar_hukum) - kerangka.kunci("dasar_hukum"):
        yield ForumSalah(
            "dasar_hukum", f"Dasar hukum {min(asing)} tidak ada di daftar. Pilih hanya yang ada di daftar."
        )
    yield from _keberatan_waktu(unit, forum, isi, saat)
    if isi.tautan and not _tautan_sah(isi.tautan):
        yield ForumSalah("tautan", "Tulis tautan yang lengkap, diawali https://, tanpa spasi.")
    if forum is not None and forum.tahap != TahapForum.RANCANGAN:
        yield from _kosong(isi)


def _tautan_sah(tautan: str) -> bool:
    """Whether everyone may be sent there: an address of the web, nothing that a browser would run."""
    try:
        bagian = urlsplit(tautan)
    except ValueError:
        return False
    return bagian.scheme in ("http", "https") and bool(bagian.netloc) and " " not in tautan


def _keberatan_waktu(unit: Unit, forum: Forum | None, isi: IsiForum, saat: datetime) -> Iterator[ForumSalah]:
    if isi.mulai and isi.selesai and isi.selesai <= isi.mulai:
        yield ForumSalah("selesai", "Jam selesai harus sesudah jam mulai.")
    if isi.selesai and not isi.mulai:
        yield ForumSalah("mulai", "Isi juga jam mulainya.")
    kini = setempat(saat, unit.zona).date()
    tetap = forum is not None and forum.tanggal == isi.tanggal
    if isi.tanggal and isi.tanggal < kini and not tetap:
        yield TanggalLewat(
            "tanggal",
            f"Tanggal {tanggal(isi.tanggal)} sudah lewat. Untuk forum yang sudah berlangsung, pakai Catat "
            "forum lama.",
        )


def _kosong(isi: IsiForum) -> Iterator[ForumSalah]:
    """What was announced stays complete."""
    if isi.tanggal is None or isi.mulai is None:
        yield ForumSalah(
            "mulai" if isi.tanggal else "tanggal",
            "Forum ini sudah diumumkan, jadi tanggal dan jam mulainya tidak boleh kosong.",
        )
    if isi.moda != "daring" and not isi.tempat:
        yield ForumSalah("tempat", "Forum ini sudah diumumkan, jadi tempatnya tidak boleh kosong.")
    if isi.moda != "tatap_muka" and not isi.tautan:
        yield ForumSalah("tautan", "Forum ini sudah diumumkan, jadi tautannya tidak boleh kosong.")
