"""Staff: the plan of a survey, written where its result can be read."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.clock import now, setempat
from fkp.db import db, nomor
from fkp.izin.guard import boleh, pengguna, require
from fkp.izin.rules import Izin
from fkp.skm.hasil.bahan import bahan_of
from fkp.skm.kelola.kunci import find_terkunci
from fkp.skm.kelola.prioritas import Alasan, Terbawa, alasan_unsur, masalah_lanjutan, susun_prioritas, terbawa
from fkp.skm.models import TERSEGEL, Survei
from fkp.skm.queries import find_survei
from fkp.tindak_lanjut.actions import tambah
from fkp.tindak_lanjut.forms import TERPANJANG, FormRencana, form_rencana, isi_rencana
from fkp.tindak_lanjut.isi import IsiRencana, TindakLanjutSalah
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import calon_pelaksana, find_tindak_lanjut, layanan_dilayani, rencana_survei
from fkp.tindak_lanjut.tampil import NAMA_UNSUR, tampilkan


@require(Izin.LIHAT_TINDAK_LANJUT)
def rencana(survei_id: int) -> ResponseReturnValue:
    """The unsur lowest first, what is planned for each, and what older plans left open."""
    survei, saat = find_survei(db(), survei_id), now()
    bahan, baris = bahan_of(db(), survei, saat), rencana_survei(db(), survei.id)
    prioritas = susun_prioritas(bahan.hasil, baris, saat) if bahan else []
    tampak = {p.kunci for p in prioritas}
    return render_template(
        "skm_kelola/rencana.html",
        survei=survei,
        prioritas=prioritas,
        lain=tampilkan([row for row in baris if row.unsur not in tampak], saat),
        tanpa=[p for p in prioritas if p.utama and not p.baris],
        terbawa=terbawa(db(), survei, saat),
        segel=survei.tahap in TERSEGEL,
        kelola=boleh(Izin.KELOLA_TINDAK_LANJUT, survei.unit.jalur),
        forum=[p.kunci for p in prioritas if p.utama]
        if boleh(Izin.KELOLA_FORUM, survei.unit.jalur) and survei.unit.aktif
        else [],
    )


@require(Izin.KELOLA_TINDAK_LANJUT)
def rencana_tambah(survei_id: int) -> ResponseReturnValue:
    """A new row, beside what the data say of its unsur (``unsur``); ``dari`` names a row that it carries
    on."""
    # Held while it is saved: a row that came in beside a seal would stand in the report and not be kept.
    survei = (find_terkunci if request.method == "POST" else find_survei)(db(), survei_id)
    lalu = _lalu(survei)
    kunci = lalu.tampil.row.unsur if lalu else request.args.get("unsur", "")
    alasan = _alasan(survei, kunci)
    form = form_rencana(
        survei.unit,
        layanan_dilayani(db(), survei.unit),
        lalu.tampil.row.layanan if lalu else None,
        orang=calon_pelaksana(db(), survei.unit),
        orang_kini=lalu.tampil.row.pelaksana if lalu else None,
        data=None if request.form else _awal(kunci, alasan, lalu),
    )
    if form.validate_on_submit():
        try:
            row = _tambah(survei, form.isi(), lalu)
        except TindakLanjutSalah as galat:
            form[galat.isian].errors = [galat.pesan]
        else:
            return _selesai(survei, row)
    return _borang(survei, form, kunci, alasan, lalu)


@require(Izin.KELOLA_TINDAK_LANJUT)
def rencana_salin(survei_id: int, tindak_lanjut_id: int) -> ResponseReturnValue:
    """Carry on a row of an earlier plan as it is; one whose date has passed first needs another."""
    survei = find_terkunci(db(), survei_id)
    row = find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    lalu = _dari(survei, row.id) or abort(404)
    if lalu.lewat:
        return redirect(url_for(".rencana_tambah", survei_id=survei.id, dari=row.id))
    isi = IsiRencana(
        unsur=row.unsur,
        layanan_id=row.layanan_id,
        masalah=masalah_lanjutan(row, lalu.periode)[:TERPANJANG],
        kegiatan=row.kegiatan,
        keluaran=row.keluaran,
        penanggung_jawab=row.penanggung_jawab,
        mulai=max(row.mulai, survei.mulai) if row.mulai else None,
        tenggat=row.tenggat,
        sumber_anggaran=row.sumber_anggaran,
        pelaksana_id=row.pelaksana_id if row.pelaksana in calon_pelaksana(db(), survei.unit) else None,
    )
    try:
        return _selesai(survei, _tambah(survei, isi, lalu))
    except TindakLanjutSalah as galat:
        flash(galat.pesan, "galat")
        return redirect(url_for(".rencana_tambah", survei_id=survei.id, dari=row.id))


def _tambah(survei: Survei, isi: IsiRencana, lalu: Terbawa | None) -> TindakLanjut:
    return tambah(
        db(),
        pengguna(),
        survei.unit,
        isi,
        now(),
        survei_id=survei.id,
        sejak=survei.mulai,
        lanjutan_dari=lalu.tampil.row if lalu else None,
    )


def _lalu(survei: Survei) -> Terbawa | None:
    """The earlier row that the address names; 404 when it is not one that can be carried on."""
    dari = request.args.get("dari", type=nomor)
    if dari is None:
        return None
    if request.method == "POST":
        # Held until the end, so that two presses do not carry it on twice.
        find_tindak_lanjut(db(), dari, kunci=True)
    return _dari(survei, dari) or abort(404)


def _dari(survei: Survei, tindak_lanjut_id: int) -> Terbawa | None:
    semua = terbawa(db(), survei, now())
    return next((satu for satu in semua if satu.tampil.row.id == tindak_lanjut_id), None)


def _alasan(survei: Survei, kunci: str) -> Alasan | None:
    if kunci not in NAMA_UNSUR:
        return None
    bahan = bahan_of(db(), survei, now())
    hari = setempat(now(), survei.unit.zona).date()
    return alasan_unsur(db(), survei, bahan.hasil, kunci, hari) if bahan else None


def _awal(kunci: str, alasan: Alasan | None, lalu: Terbawa | None) -> dict[str, object]:
    if lalu:
        masalah = masalah_lanjutan(lalu.tampil.row, lalu.periode)[:TERPANJANG]
        return isi_rencana(lalu.tampil.row) | {"masalah": masalah, "mulai": None, "tenggat": None}
    unsur = kunci if kunci in NAMA_UNSUR else ""
    return {"unsur": unsur, "masalah": alasan.masalah if alasan else ""}


def _borang(
    survei: Survei, form: FormRencana, kunci: str, alasan: Alasan | None, lalu: Terbawa | None
) -> ResponseReturnValue:
    halaman = render_template(
        "skm_kelola/rencana_tambah.html",
        survei=survei,
        form=form,
        nama_unsur=NAMA_UNSUR.get(kunci, ""),
        alasan=alasan,
        lalu=lalu,
    )
    return halaman, 422 if form.errors else 200


def _selesai(survei: Survei, row: TindakLanjut) -> ResponseReturnValue:
    db().commit()
    if row.tenggat < setempat(now(), survei.unit.zona).date():
        flash(
            _("Tersimpan. Tenggatnya sudah lewat, jadi baris ini langsung tercatat terlambat."), "perhatian"
        )
    else:
        flash(_("Baris rencana tersimpan."), "baik")
    return redirect(url_for(".rencana", survei_id=survei.id))
