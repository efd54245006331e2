"""The minutes as the page shows them: each row with what stands in its fields, and what is wrong there."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from sqlalchemy.orm import Session

from fkp.clock import ZONA, setempat
from fkp.formats import berbahasa_jam, tanggal_hari
from fkp.forum.jangka import kata_jangka
from fkp.forum.kerangka import Kerangka
from fkp.forum.models import Forum
from fkp.forum.notulen.actions import Bentrok, HasilUbah
from fkp.forum.notulen.isian import ISIAN, Daftar, teks_of
from fkp.forum.notulen.models import Masukan
from fkp.forum.notulen.periksa import kekurangan
from fkp.forum.notulen.queries import Papan
from fkp.standar.komponen import load_susunan
from surveys.unsur import UNSUR

_NAMA: Mapping[str, LazyString] = {
    "masalah": l_("Masalah"),
    "usulan": l_("Usulan"),
    "jawaban": l_("Tanggapan"),
    "kelas": l_("Jangka waktu"),
    "durasi": l_("Lama"),
    "satuan": l_("Satuan"),
    "tenggat": l_("Jatuh tempo"),
    "tindakan": l_("Tindakan"),
    "keluaran": l_("Keluaran terukur"),
    "penanggung_jawab": l_("Penanggung jawab"),
    "hasil": l_("Hasil"),
    "dasar": l_("Dasar hukum"),
    "diteruskan_ke": l_("Diteruskan kepada"),
    "unsur": l_("Disampaikan oleh"),
    "penyampai": l_("Peran atau lembaga penyampai"),
    "unsur_skm": l_("Tentang unsur SKM"),
    "komponen": l_("Komponen standar pelayanan"),
    "layanan": l_("Layanan"),
}
"""What a field is called where its row is not beside it."""
Pilihan = Mapping[str, list[tuple[str, str]]]
"""Field -> its choices as (value, words)."""


@dataclass(frozen=True)
class BarisTampil:
    """A row. ``isi`` is what stands in its fields, ``awal`` what is stored: they differ where something that
    was typed could not be written. ``jenis`` is ``baris`` or ``catatan``."""

    masukan: Masukan
    jenis: str
    nomor: int
    isi: Mapping[str, str]
    awal: Mapping[str, str]
    salah: Mapping[str, str] = field(default_factory=dict)
    bentrok: Mapping[str, Bentrok] = field(default_factory=dict)

    @property
    def masalah(self) -> list[tuple[str, str]]:
        """Each field that somebody has to look at: where it is, and which and why."""
        baris = _("Baris %(n)s", n=self.nomor) if self.jenis == "baris" else _("Catatan %(n)s", n=self.nomor)
        ditulis = _("Ditulis orang lain pada saat yang sama. Pilih tulisan yang dipakai.")
        kata = {**self.salah, **dict.fromkeys(self.bentrok, str(ditulis))}
        return [
            (f"#{nama}-{self.masukan.id.hex}", f"{baris}, {_NAMA[nama]}: {pesan}")
            for nama, pesan in kata.items()
        ]


@dataclass(frozen=True)
class Ketikan:
    """What somebody sent for one row and could not be written as it was."""

    masukan_id: uuid.UUID
    teks: Mapping[str, str]
    hasil: HasilUbah


def tampilkan(masukan: Masukan, jenis: str, nomor: int, ketikan: Ketikan | None = None) -> BarisTampil:
    """The row as it is stored, with what was typed and could not be written."""
    awal = {nama: teks_of(masukan, nama) for nama in ISIAN}
    if ketikan is None or ketikan.masukan_id != masukan.id:
        return BarisTampil(masukan, jenis, nomor, awal, awal)
    hasil = ketikan.hasil
    tertahan = {nama: teks for nama, teks in ketikan.teks.items() if nama in {*hasil.salah, *hasil.bentrok}}
    return BarisTampil(masukan, jenis, nomor, {**awal, **tertahan}, awal, hasil.salah, hasil.bentrok)


def semua_baris(papan: Papan, ketikan: Ketikan | None = None) -> list[BarisTampil]:
    """The rows that can be written in: those of the berita acara, then the others, each list numbered."""
    return [
        tampilkan(satu, jenis, nomor, ketikan)
        for jenis, daftar in (("baris", papan.baris), ("catatan", papan.catatan))
        for nomor, satu in enumerate(daftar, 1)
    ]


def pilihan_of(daftar: Daftar) -> Pilihan:
    """The choices of a forum, each list beginning with none where none is allowed."""
    k, kosong = daftar.kerangka, ("", str(_("Belum dipilih")))
    return {
        "unsur": [kosong, *((s.kunci, s.nama) for s in k.unsur_semua)],
        "hasil": [("", str(_("Masih dibahas"))), *((s.kunci, s.nama) for s in k.daftar["hasil"])],
        "kelas": [kosong, *((s.kunci, s.nama) for s in k.daftar["kelas"])],
        "satuan": [(s.kunci, s.nama) for s in k.daftar["satuan"]],
        "unsur_skm": [kosong, *((s.kunci, s.nama) for s in UNSUR)],
        "komponen": [kosong, *((s.kunci, s.nama) for s in load_susunan().komponen)],
        "layanan": [("", str(_("Semua layanan"))), *((str(s.id), s.nama) for s in daftar.layanan)],
    }


def kurang_tertaut(
    db: Session, forum: Forum, papan: Papan, tempat: Callable[[str], str], halaman: str = ""
) -> list[tuple[str, str]]:
    """What is missing before the text can be locked: where to mend it, and the sentence. ``tempat`` knows the
    place of a field of the forum itself, ``halaman`` is the address of the minutes (empty on that page). Rows
    of the berita acara come first; what phones sent and nobody sorted is one line, however much it is."""
    menunggu = {satu.id for satu in papan.ponsel}
    kurang = [satu for satu in kekurangan(db, forum) if satu.masukan_id not in menunggu]
    kurang.sort(key=lambda satu: (satu.masukan_id is None, not satu.nomor))
    semua = [
        (
            f"{halaman}#{satu.isian}-{satu.masukan_id.hex}" if satu.masukan_id else tempat(satu.isian),
            satu.pesan,
        )
        for satu in kurang
    ]
    if n := len(menunggu):
        kata = ngettext(
            "%(num)s masukan dari ponsel belum dipilah", "%(num)s masukan dari ponsel belum dipilah", n
        )
        semua.append((f"{halaman}#ponsel", str(kata)))
    return semua


def kata_tenggat(kerangka: Kerangka, masukan: Masukan) -> str:
    """The time limit as it is printed, and the day with its weekday; empty while it is not agreed."""
    bagian = []
    if masukan.kelas and masukan.durasi:
        bagian.append(kata_jangka(kerangka, masukan.kelas, masukan.durasi, masukan.satuan))
    if masukan.tenggat:
        bagian.append(tanggal_hari(masukan.tenggat))
    return ", ".join(bagian)


def pukul(saat: datetime, zona: str) -> str:
    """10.41 WIB."""
    return f"{berbahasa_jam(setempat(saat, zona).time())} {ZONA.get(zona, zona)}"
