"""Sealing: the signed text becomes a version that nobody can change, and its rows become promises."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.db import terkunci
from fkp.forum.berita_acara.berkas import JENIS, NaskahTertanda, berkas_naskah, simpan_berkas
from fkp.forum.berita_acara.goresan import GoresanSalah, baca_goresan
from fkp.forum.berita_acara.kata_elektronik import TTE
from fkp.forum.berita_acara.kunci import BelumLengkap, NaskahBerubah, tahan_forum
from fkp.forum.berita_acara.models import BeritaAcara, CaraTandaTangan, TandaTangan
from fkp.forum.berita_acara.naskah import jadikan, susun_naskah
from fkp.forum.berita_acara.tandatangan import daftar_penandatangan
from fkp.forum.materi.models import BerkasForum
from fkp.forum.models import TERSEGEL, Forum, TahapForum
from fkp.forum.notulen.periksa import baris_berita_acara, kekurangan
from fkp.forum.queries import kerangka_of
from fkp.forum.tahap import OBJEK, TahapForumSalah, pindah
from fkp.jejak.actions import catat
from fkp.skm.hasil.periksa import lock_survei
from fkp.skm.kelola.kode import kode_pengesahan
from fkp.skm.models import Survei
from fkp.skm.naskah.models import Naskah as NaskahSurvei
from fkp.skm.naskah.sunting import Isian, simpan_naskah
from fkp.standar.peninjauan import tinjau_forum
from fkp.tindak_lanjut.dari_forum import janjikan
from fkp.tindak_lanjut.isi import BarisForum, IsiRencana
from fkp.unit.models import Layanan

PIMPINAN = "pimpinan"
"""The key under which the signature of the head of the unit is sealed."""


@dataclass(frozen=True)
class TandaPimpinan:
    """How the head of the unit signs: by strokes, in a file that comes with it, or in one that was uploaded
    before (``berkas``)."""

    cara: CaraTandaTangan
    goresan: str = ""
    unggahan: NaskahTertanda | None = None
    berkas: BerkasForum | None = None


def sahkan(
    db: Session, forum: Forum, oleh: Akun, saat: datetime, *, sidik: str, tanda: TandaPimpinan
) -> BeritaAcara:
    """Seal the text whose SHA-256 is ``sidik`` as version 1, and make a promise of each of its rows.

    Raises TahapForumSalah (also for the later of two at once), NaskahBerubah, BelumLengkap, GoresanSalah,
    UnggahanSalah and TindakLanjutSalah.
    """
    tahan_forum(db, forum)
    kunci = forum.naskah_sidik
    if forum.tahap in TERSEGEL:
        raise TahapForumSalah(
            "Berita acara forum ini sudah disahkan, mungkin baru saja dari layar lain. Muat ulang halaman "
            "untuk membacanya; yang perlu diperbaiki kemudian ditulis sebagai perbaikan."
        )
    pindah(forum, TahapForum.DISAHKAN)
    naskah = susun_naskah(db, forum)
    if naskah.sidik_teks != kunci:
        raise NaskahBerubah(
            "Isi forum tidak lagi sama dengan naskah yang dikunci. Minta petugas membuka naskahnya, "
            "memeriksanya, lalu menguncinya lagi."
        )
    if sidik != kunci:
        raise NaskahBerubah("Naskahnya berubah sejak Anda membukanya. Baca lagi, lalu sahkan.")
    if kurang := kekurangan(db, forum):
        raise BelumLengkap(f"Belum dapat disahkan: {kurang[0].pesan}")
    masyarakat = {satu.kunci for satu in kerangka_of(forum).unsur}
    orang = [satu for satu in daftar_penandatangan(db, forum) if satu.tanda]
    if not any(satu.peserta.unsur in masyarakat for satu in orang):
        raise BelumLengkap(
            "Belum ada masyarakat yang menandatangani naskah ini. Minta peserta menandatangani, atau unggah "
            "pindaian halaman yang sudah ditandatangani."
        )
    milik_pimpinan, berkas = bubuhkan(db, forum, oleh, saat, tanda)
    if berkas is None:
        berkas = next(iter(berkas_naskah(db, forum)), None)
    sidik_berkas = {satu.id: satu.sidik for satu in berkas_naskah(db, forum)}
    semua = {satu.peserta.id.hex: satu.tanda for satu in orang} | {PIMPINAN: milik_pimpinan}
    sah = simpan_segel(
        db,
        forum,
        oleh,
        saat,
        isi=naskah.isi,
        pribadi={
            **naskah.pribadi,
            "tanda_tangan": {k: isi_tanda(satu, sidik_berkas) for k, satu in semua.items() if satu},
        },
        berkas=berkas,
    )
    forum.disahkan_pada = saat
    _janjikan(db, forum, oleh, saat)
    _sebut_di_survei(db, forum, oleh, saat)
    _tinjau_standar(db, forum, oleh, saat)
    db.flush()
    rincian = {"versi": sah.versi, "kode": sah.kode, "sidik": sah.sidik, "baris": len(naskah.isi["baris"])}
    catat(db, oleh, "berita acara disahkan", OBJEK, forum.id, forum.unit.jalur, rincian)
    return sah


def _tinjau_standar(db: Session, forum: Forum, oleh: Akun, saat: datetime) -> None:
    """Note the day of a forum that reviews standards at those of its layanan."""
    topik = {satu.kunci: satu for satu in kerangka_of(forum).daftar["topik"]}.get(forum.topik)
    kini = setempat(saat, forum.unit.zona).date()
    if topik is None or not topik.lain.get("meninjau") or forum.tanggal is None or forum.tanggal > kini:
        return
    cari = select(Layanan).where(Layanan.id.in_([satu.id for satu in forum.layanan])).order_by(Layanan.id)
    for layanan in db.scalars(terkunci(cari, Layanan)).all():
        tinjau_forum(db, oleh, layanan, forum.id, forum.tanggal, saat)


def bubuhkan(
    db: Session, forum: Forum, oleh: Akun, saat: datetime, tanda: TandaPimpinan
) -> tuple[TandaTangan, BerkasForum | None]:
    """The signature of the head of the unit, and the file that shows it, when there is one.

    Raises GoresanSalah and UnggahanSalah.
    """
    row = TandaTangan(
        forum_id=forum.id, akun_id=oleh.id, naskah_sidik=forum.naskah_sidik, cara=tanda.cara, waktu=saat
    )
    berkas = tanda.berkas
    if tanda.cara is CaraTandaTangan.JARI:
        row.goresan = baca_goresan(tanda.goresan)
    elif tanda.unggahan is not None:
        berkas = simpan_berkas(db, forum, tanda.unggahan, oleh, saat)
    elif berkas is None or JENIS[tanda.cara] != berkas.jenis:
        raise GoresanSalah("Gores tanda tangan Anda, atau pilih berkas yang memuat tanda tangan Anda.")
    if berkas is not None:
        row.berkas_id = berkas.id
    db.add(row)
    db.flush()
    return row, berkas


def cara_berkas(berkas: BerkasForum) -> CaraTandaTangan:
    """How it is signed in this file."""
    return next(cara for cara, jenis in JENIS.items() if jenis == berkas.jenis)


def isi_tanda(tanda: TandaTangan, sidik_berkas: dict[int, str]) -> dict[str, Any]:
    """The signature as it is sealed."""
    isi = {
        "cara": str(tanda.cara),
        "waktu": tanda.waktu.isoformat(),
        "goresan": json.loads(tanda.goresan) if tanda.goresan else None,
    }
    if tanda.berkas_id:
        isi["berkas"] = sidik_berkas.get(tanda.berkas_id, "")
    return isi


def simpan_segel(
    db: Session,
    forum: Forum,
    oleh: Akun,
    saat: datetime,
    *,
    isi: dict[str, Any],
    pribadi: dict[str, Any],
    berkas: BerkasForum | None,
    versi: int = 1,
    alasan: str = "",
) -> BeritaAcara:
    """Write a sealed version; what the check of an e-signed file found is sealed with it."""
    tte = {TTE: berkas.pemeriksaan} if berkas and berkas.pemeriksaan else {}
    naskah = jadikan(isi, {kunci: nilai for kunci, nilai in pribadi.items() if kunci != TTE} | tte)
    sah = BeritaAcara(
        forum_id=forum.id,
        versi=versi,
        kode=kode_pengesahan(),
        alasan=alasan,
        waktu=saat,
        akun_id=oleh.id,
        isi=naskah.isi,
        sidik=naskah.sidik,
        pribadi=naskah.pribadi,
        sidik_pribadi=naskah.sidik_pribadi,
        berkas=berkas.isi if berkas else None,
        berkas_mime=berkas.mime if berkas else "",
        berkas_sidik=hashlib.sha256(berkas.isi).hexdigest() if berkas else "",
        versi_program=version("fkp"),
    )
    db.add(sah)
    db.flush()
    return sah


def _janjikan(db: Session, forum: Forum, oleh: Akun, saat: datetime) -> None:
    if forum.survei_id:
        # A row that came in beside the seal of the survey would stand in its report and not be kept.
        lock_survei(db, db.get_one(Survei, forum.survei_id))
    for satu in baris_berita_acara(db, forum):
        isi = IsiRencana(
            unsur=satu.unsur_skm,
            layanan_id=satu.layanan_id,
            masalah=satu.masalah,
            kegiatan=satu.tindakan,
            keluaran=satu.keluaran,
            penanggung_jawab=satu.penanggung_jawab,
            mulai=None,
            tenggat=_hari(satu.tenggat),
        )
        baris = BarisForum(forum.id, satu.id, satu.kelas, satu.komponen)
        janjikan(
            db,
            oleh,
            forum.unit,
            isi,
            saat,
            baris=baris,
            sejak=_hari(forum.tanggal),
            survei_id=forum.survei_id,
        )


def _sebut_di_survei(db: Session, forum: Forum, oleh: Akun, saat: datetime) -> None:
    """Let the report of the survey name this forum, unless somebody named one already."""
    if not forum.survei_id:
        return
    survei, lama = db.get_one(Survei, forum.survei_id), db.get(NaskahSurvei, forum.survei_id)
    if lama is not None and (lama.forum_judul or lama.forum_tanggal):
        return
    ada = lama or NaskahSurvei(isi={}, tempat="", jabatan="", nama="", nip="", versi=0)
    isian = Isian(ada.isi, forum.tema, forum.tanggal, ada.tempat, ada.jabatan, ada.nama, ada.nip)
    simpan_naskah(db, survei, oleh, saat, isian, ada.versi)


def _hari(hari: date | None) -> date:
    """A day that was asked for before (``kekurangan``)."""
    if hari is None:
        raise BelumLengkap("Tanggal forum dan jatuh tempo setiap baris harus diisi.")
    return hari
