"""Staff: complaints that belong to SP4N-LAPOR!, one by one, and the promise that one can become."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.borang import beda_isian, versi_dibaca
from fkp.clock import now, setempat
from fkp.db import db
from fkp.galat import VersiBerbeda
from fkp.izin.guard import boleh, pengguna, require
from fkp.izin.rules import Izin, cakupan
from fkp.ketikan import rapikan
from fkp.pengaduan import actions, queries
from fkp.pengaduan.actions import PengaduanSalah
from fkp.pengaduan.forms import FormStatus, form_pengaduan, form_status, isi_pengaduan, isi_status
from fkp.pengaduan.hari_kerja import tambah_hari_kerja
from fkp.pengaduan.models import Pengaduan
from fkp.pengaduan.susunan import DICATAT, load_susunan
from fkp.pengaduan.tampil import dari_unit, nama_unsur, tampilkan
from fkp.potongan import potong
from fkp.tindak_lanjut.queries import layanan_dilayani
from fkp.unit.pilihan import unit_diminta


@require(Izin.LIHAT_PENGADUAN)
def daftar() -> ResponseReturnValue:
    """What waits longest first; for one unit also what people complain of most."""
    susunan = load_susunan()
    kunci = {"terbuka", "akhir", *(satu.kunci for satu in susunan.status)}
    keadaan = request.args.get("keadaan", "")
    unit, saat = rapikan(request.args.get("unit"))[:80], now()
    saring = keadaan if keadaan in kunci else ""
    lembar = potong(db(), queries.cari_pengaduan(unit, saring), request.args.get("hal"))
    sendiri = None if unit else unit_diminta()
    return render_template(
        "pengaduan/daftar.html",
        lembar=lembar,
        baris=tampilkan(lembar.baris, saat),
        unit=unit,
        keadaan=saring,
        susunan=susunan,
        kelola=bool(cakupan(pengguna(), Izin.KELOLA_PENGADUAN)),
        sendiri=sendiri,
        terbanyak=queries.terbanyak(db(), sendiri, saat) if sendiri else [],
        nama_unsur=nama_unsur,
    )


@require(Izin.LIHAT_PENGADUAN)
def lihat(pengaduan_id: int) -> ResponseReturnValue:
    """One case, and for those who may the form of its stage."""
    row = queries.find_pengaduan(db(), pengaduan_id)
    return _lihat(row, form_status(data=isi_status(row)))


@require(Izin.KELOLA_PENGADUAN)
def status(pengaduan_id: int) -> ResponseReturnValue:
    """How far it is."""
    row = queries.find_pengaduan(db(), pengaduan_id, kunci=True)
    form = form_status()
    if not form.validate():
        return _lihat(row, form), 422
    try:
        actions.ubah_status(
            db(),
            pengguna(),
            row,
            form.status.data,
            form.selesai_pada.data,
            now(),
            versi=versi_dibaca(form.versi),
        )
    except PengaduanSalah as galat:
        form[galat.isian].errors = [galat.pesan]
        return _lihat(row, form), 422
    except VersiBerbeda as galat:
        return _lihat(row, form, galat), 409
    return _selesai(row, _("Status tersimpan."))


@require(Izin.KELOLA_PENGADUAN)
def ubah(pengaduan_id: int) -> ResponseReturnValue:
    """What is known of it."""
    row = queries.find_pengaduan(db(), pengaduan_id, kunci=request.method == "POST")
    form = form_pengaduan(
        layanan_dilayani(db(), row.unit),
        row.layanan,
        data=None if request.form else isi_pengaduan(row),
    )
    bentrok = None
    if form.validate_on_submit():
        try:
            actions.ubah_pengaduan(db(), pengguna(), row, form.isi(), now(), versi=versi_dibaca(form.versi))
            return _selesai(row, _("Tersimpan."))
        except PengaduanSalah as galat:
            form[galat.isian].errors = [galat.pesan]
        except VersiBerbeda as galat:
            bentrok = galat
    beda = beda_isian(form, isi_pengaduan(row)) if bentrok else []
    if bentrok:
        # Once both texts have been seen, the next press saves.
        form.versi.data = str(row.versi)
    halaman = render_template(
        "pengaduan/ubah.html",
        row=row,
        form=form,
        bentrok=bentrok,
        beda=beda,
        hari=setempat(now(), row.unit.zona).date(),
    )
    return halaman, 409 if bentrok else 422 if form.errors else 200


def _lihat(row: Pengaduan, form: FormStatus, bentrok: VersiBerbeda | None = None) -> str:
    beda = beda_isian(form, isi_status(row)) if bentrok else []
    if bentrok:
        form.versi.data = str(row.versi)
    saat, susunan = now(), load_susunan()
    return render_template(
        "pengaduan/lihat.html",
        row=row,
        t=tampilkan([row], saat)[0],
        kelas=susunan.kelas_of(row.kelas),
        susunan=susunan,
        belum=DICATAT,
        verifikasi=tambah_hari_kerja(row.masuk, susunan.verifikasi),
        form=form,
        bentrok=bentrok,
        beda=beda,
        janji=queries.janji_pengaduan(db(), row.id),
        kelola=boleh(Izin.KELOLA_PENGADUAN, row.unit.jalur),
        janjikan=dari_unit(row),
        forum=row.forum_id if row.forum_id and boleh(Izin.CATAT_FORUM, row.unit.jalur) else None,
        hari=setempat(saat, row.unit.zona).date(),
    )


def _selesai(row: Pengaduan, kabar: str) -> ResponseReturnValue:
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for("pengaduan.lihat", pengaduan_id=row.id))
