"""The text of a berita acara as data: what is signed, sealed, hashed, and printed the same in five years."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from flask_babel import force_locale
from sqlalchemy.orm import Session

from fkp.forum.models import Forum
from fkp.forum.notulen.models import Masukan
from fkp.forum.notulen.periksa import baris_berita_acara, baris_notulen
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.queries import liputan_forum, peserta_hadir
from fkp.forum.queries import kerangka_of
from fkp.skm.models import Survei
from fkp.skm.periode import nama_periode
from fkp.unit.models import Unit
from fkp.unit.queries import SEMUA, jalan_ke

BENTUK = "fkp-berita-acara-1"

PANJANG_KODE = 16
"""Hexadecimal digits of a hash that paper prints."""

KEHADIRAN = frozenset({"liputan", "penyelenggara", "nilai"})
"""How many came. It is sealed, but it is not what people sign: an attendance sheet is often entered after the
first has signed, and that changes nothing that was agreed."""


@dataclass(frozen=True)
class Naskah:
    """``isi`` is all that may be public, ``pribadi`` what never becomes so, each with the SHA-256 of its
    canonical JSON. ``sidik_teks`` is that of what people sign: ``isi`` without who came."""

    isi: dict[str, Any]
    pribadi: dict[str, Any]
    sidik: str
    sidik_pribadi: str
    sidik_teks: str


def kanonik(isi: Any) -> bytes:
    """The one spelling of this content in JSON: keys sorted, no spaces, UTF-8."""
    return json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sidik_isi(isi: Any) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(kanonik(isi)).hexdigest()


def sidik_teks(isi: dict[str, Any]) -> str:
    """SHA-256 of what people sign."""
    return sidik_isi({kunci: nilai for kunci, nilai in isi.items() if kunci not in KEHADIRAN})


def jadikan(isi: dict[str, Any], pribadi: dict[str, Any]) -> Naskah:
    """The text with its hashes."""
    return Naskah(isi, pribadi, sidik_isi(isi), sidik_isi(pribadi), sidik_teks(isi))


def kode_isi(sidik: str) -> str:
    """The beginning of a hash as people compare it by eye: "3f9a 1c72 e05b 88d4"."""
    return " ".join(sidik[i : i + 4] for i in range(0, PANJANG_KODE, 4))


def susun_naskah(db: Session, forum: Forum) -> Naskah:
    """The text as it stands now; whatever language the page speaks, it is Indonesian."""
    liputan = liputan_forum(db, forum)
    with force_locale("id"):
        isi: dict[str, Any] = {
            "bentuk": BENTUK,
            "kerangka": [forum.kerangka, forum.kerangka_versi],
            # Its sentences are printed around the rows: an edited file must not pass for what was signed.
            "kerangka_sidik": kerangka_of(forum).sidik,
            "forum": _forum(db, forum),
            "unit": _unit(db, forum.unit),
            "penandatangan": {
                "jabatan": forum.jabatan,
                "nama": forum.penandatangan,
                "nip": forum.nip,
                "kota": forum.kota,
            },
            "baris": [_baris(n, satu) for n, satu in enumerate(baris_berita_acara(db, forum), 1)],
            "notulen": [_catatan(n, satu) for n, satu in enumerate(baris_notulen(db, forum), 1)],
            "agenda": [
                {"mulai": _jam(satu.mulai), "selesai": _jam(satu.selesai), "judul": satu.judul}
                for satu in forum.agenda
            ],
            "liputan": [
                {"unsur": u.kunci, "nama": u.nama, "diundang": u.diundang, "hadir": u.hadir}
                for u in liputan.unsur
            ],
            "penyelenggara": liputan.penyelenggara,
            "nilai": liputan.nilai,
            "tim": [{"peran": satu.peran, "jabatan": satu.jabatan} for satu in forum.tim],
        }
    pribadi = {
        "tautan": forum.tautan,
        "peserta": [_peserta(satu) for satu in peserta_hadir(db, forum)],
        "tim": [{"peran": satu.peran, "nama": satu.nama, "jabatan": satu.jabatan} for satu in forum.tim],
    }
    return jadikan(isi, pribadi)


def _forum(db: Session, forum: Forum) -> dict[str, Any]:
    survei = db.get(Survei, forum.survei_id) if forum.survei_id else None
    return {
        "kode": forum.kode,
        "tema": forum.tema,
        "topik": forum.topik,
        "tujuan": forum.tujuan,
        "moda": forum.moda,
        "tanggal": _hari(forum.tanggal),
        "mulai": _jam(forum.mulai),
        "selesai": _jam(forum.selesai),
        "tempat": forum.tempat,
        "zona": forum.unit.zona,
        "dasar_hukum": list(forum.dasar_hukum),
        "survei": {"periode": nama_periode(survei.periode, survei.mulai, survei.akhir)} if survei else None,
    }


def _unit(db: Session, unit: Unit) -> dict[str, Any]:
    atas = [*jalan_ke(db, unit.instansi, SEMUA), unit.instansi]
    return {
        "nama": unit.nama,
        "singkatan": unit.singkatan,
        "alamat": unit.alamat,
        "slug": unit.slug,
        "induk": [satu.nama for satu in atas],
    }


def _baris(nomor: int, satu: Masukan) -> dict[str, Any]:
    return {
        "nomor": nomor,
        "masukan": satu.id.hex,
        "masalah": satu.masalah,
        "usulan": satu.usulan,
        "kelas": satu.kelas,
        "durasi": satu.durasi,
        "satuan": satu.satuan,
        "tenggat": _hari(satu.tenggat),
        "tindakan": satu.tindakan,
        "keluaran": satu.keluaran,
        "penanggung_jawab": satu.penanggung_jawab,
        "unsur": satu.unsur,
        "unsur_skm": satu.unsur_skm,
        "komponen": satu.komponen,
        "layanan": satu.layanan.nama if satu.layanan else "",
    }


def _catatan(nomor: int, satu: Masukan) -> dict[str, Any]:
    return {
        "nomor": nomor,
        "waktu": _saat(satu.waktu),
        "unsur": satu.unsur,
        "penyampai": satu.penyampai,
        "masalah": satu.masalah,
        "usulan": satu.usulan,
        "jawaban": satu.jawaban,
        "hasil": satu.hasil,
        "dasar": satu.dasar,
        "diteruskan_ke": satu.diteruskan_ke,
        "unsur_skm": satu.unsur_skm,
        "komponen": satu.komponen,
    }


def _peserta(satu: Peserta) -> dict[str, Any]:
    return {
        "id": satu.id.hex,
        "nama": satu.nama,
        "hp": satu.hp,
        "jenis_kelamin": satu.jenis_kelamin,
        "jabatan": satu.jabatan,
        "lembaga": satu.lembaga,
        "unsur": satu.unsur,
        "hadir": _saat(satu.hadir_pada),
        "cara": satu.hadir_lewat,
    }


def _hari(hari: date | None) -> str:
    return hari.isoformat() if hari else ""


def _jam(pukul: time | None) -> str:
    return f"{pukul:%H:%M}" if pukul else ""


def _saat(saat: datetime | None) -> str:
    return saat.astimezone(UTC).isoformat() if saat else ""
