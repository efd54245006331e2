"""The minutes as the page shows them: each row with what stands in its fields, and what is wrong there."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from fkp.clock import ZONA, setempat
from fkp.formats import berbahasa_jam, tanggal_hari
from fkp.forum.berita_acara.periksa import kekurangan
from fkp.forum.kerangka import Kerangka
from fkp.forum.models import Forum
from fkp.forum.notulen.actions import Bentrok, HasilUbah
from fkp.forum.notulen.isian import ISIAN, Daftar, teks_of
from fkp.forum.notulen.models import Masukan
from fkp.forum.notulen.queries import Papan
from fkp.standar.komponen import load_susunan
from surveys.unsur import UNSUR

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
        """Each field that somebody has to look at: where it is, and why."""
        ditulis = _("Ditulis orang lain pada saat yang sama. Pilih tulisan yang dipakai.")
        kata = {**self.salah, **dict.fromkeys(self.bentrok, str(ditulis))}
        return [(f"#{nama}-{self.masukan.id.hex}", pesan) for nama, pesan in kata.items()]


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


def kurang_tertaut(db: Session, forum: Forum, papan: Papan) -> list[tuple[str, str]]:
    """What is missing before the text can be locked: where to mend it, and the sentence. Rows of the berita
    acara come first; what phones sent and nobody sorted is one line, however much it is."""
    menunggu = {satu.id for satu in papan.ponsel}
    kurang = [satu for satu in kekurangan(db, forum) if satu.masukan_id not in menunggu]
    kurang.sort(key=lambda satu: (satu.masukan_id is None, not satu.nomor))
    semua = [(_tempat(forum, satu.masukan_id, satu.isian), satu.pesan) for satu in kurang]
    if menunggu:
        n = len(menunggu)
        kata = ngettext(
            "%(num)s masukan dari ponsel belum dipilah", "%(num)s masukan dari ponsel belum dipilah", n
        )
        semua.append(("#ponsel", str(kata)))
    return semua


def kata_jangka(kerangka: Kerangka, masukan: Masukan) -> str:
    """The time limit as it is printed, and the day with its weekday; empty while it is not agreed."""
    bagian = []
    if masukan.kelas and masukan.durasi:
        bagian.append(
            kerangka.naskah["berita_acara"]["jangka_waktu"].format(
                kelas=kerangka.nama_of("kelas", masukan.kelas),
                durasi=masukan.durasi,
                satuan=kerangka.nama_of("satuan", masukan.satuan),
            )
        )
    if masukan.tenggat:
        bagian.append(tanggal_hari(masukan.tenggat))
    return ", ".join(bagian)


def pukul(saat: datetime, zona: str) -> str:
    """10.41 WIB."""
    return f"{berbahasa_jam(setempat(saat, zona).time())} {ZONA.get(zona, zona)}"


def _tempat(forum: Forum, masukan_id: uuid.UUID | None, isian: str) -> str:
    if masukan_id is not None:
        return f"#{isian}-{masukan_id.hex}"
    return url_for("forum_hadir.lihat" if isian == "hadir" else "forum.lihat", forum_id=forum.id)
