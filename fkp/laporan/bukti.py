"""The evidence pack of a survey, downloaded by whoever has to prove or to check it."""

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import IO

from flask import Blueprint, Response, flash, redirect, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from fkp.alamat import asal_publik
from fkp.clock import now, setempat
from fkp.db import db
from fkp.dokumen.laporan import Kolom, Tabel
from fkp.formats import tanggal, waktu
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import AWAL, Catatan, teks_baris
from fkp.jejak.models import Jejak
from fkp.jejak.unduhan import catat_unduhan
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.paket import IsiPaket, susun_paket
from fkp.laporan.sumber import bahan_laporan
from fkp.rumus import tanpa_rumus
from fkp.skm.models import TERSEGEL, Survei
from fkp.skm.queries import find_survei
from fkp.tindak_lanjut.isi import OBJEK
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import rencana_survei
from fkp.tindak_lanjut.tampil import NAMA_UNSUR
from surveys.kanonik import sha256_hex

bp = Blueprint("laporan_bukti", __name__, url_prefix="/kelola/survei")

DI_MEMORI = 16 * 1024 * 1024
RENCANA: tuple[tuple[str, float, Callable[[TindakLanjut], str]], ...] = (
    ("Unsur", 1.2, lambda satu: NAMA_UNSUR.get(satu.unsur, "")),
    ("Masalah", 2, lambda satu: satu.masalah),
    ("Kegiatan", 2, lambda satu: satu.kegiatan),
    ("Keluaran", 2, lambda satu: satu.keluaran),
    ("Penanggung jawab", 1.5, lambda satu: satu.penanggung_jawab),
    ("Mulai", 1, lambda satu: _hari(satu.mulai)),
    ("Tenggat", 1, lambda satu: _hari(satu.tenggat)),
    ("Status", 1, lambda satu: satu.status),
    ("Realisasi", 2, lambda satu: satu.realisasi),
    ("Hambatan", 2, lambda satu: satu.hambatan),
    ("Selesai pada", 1, lambda satu: _hari(satu.selesai_pada)),
)
JEJAK = ("nomor", "waktu_utc", "pelaku", "tindakan", "objek", "objek_id", "rincian", "sidik", "sidik_sebelum")


@bp.get("/<int:survei_id>/bukti.zip")
@require(Izin.UNDUH_BUKTI)
def unduh(survei_id: int) -> ResponseReturnValue:
    """The pack of every sealed version. Before the first there is nothing to prove, and the page of the
    survey says so. Each download leaves a line."""
    survei = find_survei(db(), survei_id)
    if survei.tahap not in TERSEGEL:
        flash(_("Paket bukti dapat diunduh setelah hasil survei disahkan."), "perhatian")
        return redirect(url_for("skm_kelola.lihat", survei_id=survei.id))
    with force_locale("id"):
        isi = susun_isi_paket(db(), survei, asal_publik())
        berkas = susun_paket(isi)
    paket = tempfile.SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115  # closed when it has been sent
    write_zip(berkas, paket)
    sidik = sha256_hex(berkas["SHA256SUMS"])
    rincian = {"versi": isi.semua[-1].segel.versi if isi.semua[-1].segel else None, "sidik": sidik}
    catat_unduhan(pengguna(), Catatan("paket bukti diunduh", "survei", survei.id, survei.unit.jalur, rincian))
    return _kirim(paket, f"bukti-{survei.kode}.zip")


def susun_isi_paket(db: Session, survei: Survei, alamat: str) -> IsiPaket:
    """Everything that the pack of a sealed survey holds, as it is now."""
    semua = tuple(
        bahan
        for versi in sorted(satu.versi for satu in survei.pengesahan)
        if (bahan := bahan_laporan(db, survei, versi, alamat)) is not None
    )
    rencana = rencana_survei(db, survei.id)
    baris = _jejak(db, survei, rencana)
    sebelum = _sebelum(db, baris)
    return IsiPaket(
        kode=survei.kode,
        semua=semua,
        terbit=_terbit(survei, semua, baris, alamat),
        rencana=_tabel(rencana, setempat(now(), survei.unit.zona).date()),
        rencana_csv=_csv(
            [satu[0] for satu in RENCANA], [[ambil(r) for _n, _l, ambil in RENCANA] for r in rencana]
        ),
        jejak=_csv(JEJAK, [_sel_jejak(satu, sebelum[satu.nomor]) for satu in baris]),
        rantai="".join(f"{b.sidik}\t{teks_baris(b, sebelum[b.nomor])}\n" for b in baris).encode(),
    )


def write_zip(berkas: dict[str, bytes], tujuan: IO[bytes]) -> None:
    """The files as a ZIP, the same bytes for the same content: no clock, no user, in their order."""
    with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in berkas.items():
            anggota = zipfile.ZipInfo(nama)
            anggota.compress_type = zipfile.ZIP_DEFLATED
            anggota.create_system = 3
            anggota.external_attr = 0o100644 << 16
            arsip.writestr(anggota, data)


def _kirim(paket: IO[bytes], nama: str) -> Response:
    paket.seek(0)
    return send_file(paket, mimetype="application/zip", as_attachment=True, download_name=nama, max_age=0)


def _terbit(
    survei: Survei, semua: Sequence[BahanLaporan], baris: Sequence[Jejak], alamat: str
) -> tuple[tuple[str, str], ...]:
    """When and where the result was published, and by whom as the trail has it."""
    if survei.terbit_pada is None:
        return ()
    zona, segel = survei.unit.zona, semua[-1].segel
    catatan = [
        b
        for b in baris
        if b.objek == "survei" and b.waktu >= survei.terbit_pada and b.aksi == "hasil diterbitkan"
    ]
    pasangan = [
        ("Diterbitkan", waktu(survei.terbit_pada, zona)),
        ("Alamat hasil", f"{alamat}/unit/{survei.unit.slug}?periode={survei.kode}"),
        ("Halaman verifikasi", segel.alamat if segel else ""),
        ("Diterbitkan oleh", catatan[0].pelaku if catatan else "tidak tercatat di jejak perubahan"),
    ]
    if catatan:
        pasangan.append(("Baris jejak", f"nomor {catatan[0].nomor}, sidik {catatan[0].sidik}"))
    return tuple(pasangan)


def _jejak(db: Session, survei: Survei, rencana: Sequence[TindakLanjut]) -> list[Jejak]:
    """The lines about the survey and about the rows of its plan, oldest first."""
    syarat = [and_(Jejak.objek == "survei", Jejak.objek_id == str(survei.id))]
    if rencana:
        syarat.append(and_(Jejak.objek == OBJEK, Jejak.objek_id.in_([str(satu.id) for satu in rencana])))
    cari = select(Jejak).where(or_(*syarat)).order_by(Jejak.nomor)
    return list(db.scalars(cari))


def _sebelum(db: Session, baris: Sequence[Jejak]) -> dict[int, str]:
    """The fingerprint of the line before each, whatever that line was about."""
    nomor = [satu.nomor - 1 for satu in baris]
    cari = select(Jejak.nomor, Jejak.sidik).where(Jejak.nomor.in_(nomor))
    ada = {n: sidik for n, sidik in db.execute(cari)}  # noqa: C416  # dict() of rows is not typed
    return {satu.nomor: ada.get(satu.nomor - 1, AWAL) for satu in baris}


def _sel_jejak(baris: Jejak, sebelum: str) -> list[object]:
    rincian = json.dumps(baris.rincian, ensure_ascii=False, sort_keys=True)
    saat = baris.waktu.isoformat(timespec="seconds")
    return [
        baris.nomor,
        saat,
        baris.pelaku,
        baris.aksi,
        baris.objek,
        baris.objek_id,
        rincian,
        baris.sidik,
        sebelum,
    ]


def _tabel(rencana: Sequence[TindakLanjut], hari: date) -> Tabel:
    return Tabel(
        "Rencana tindak lanjut dan pelaksanaannya",
        tuple(Kolom(nama, lebar=lebar) for nama, lebar, _ambil in RENCANA),
        tuple(tuple(ambil(satu) for _nama, _lebar, ambil in RENCANA) for satu in rencana),
        catatan=(f"Keadaan pada {tanggal(hari)}.",),
    )


def _csv(judul: Sequence[str], baris: Sequence[Sequence[object]]) -> bytes:
    teks = io.StringIO()
    tulis = csv.writer(teks, lineterminator="\r\n")
    tulis.writerow(judul)
    tulis.writerows([tanpa_rumus(sel) for sel in satu] for satu in baris)
    return ("\ufeff" + teks.getvalue()).encode()


def _hari(hari: date | None) -> str:
    return hari.isoformat() if hari else ""
