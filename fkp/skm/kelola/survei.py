"""Staff: the list of surveys, a new one, one survey, changing it."""

from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, lazyload

from fkp.clock import now, setempat
from fkp.db import db
from fkp.formats import angka
from fkp.izin.guard import boleh, dalam_cakupan, pengguna, require
from fkp.izin.rules import Izin, cakupan
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.skm.hasil.cukup import baris_cukup, cukup_kini, kalimat_cukup
from fkp.skm.hasil.grafik import gambar_pekan
from fkp.skm.hasil.rinci import per_pekan
from fkp.skm.kelola import buat
from fkp.skm.kelola.berkas import alamat_survei, jawaban_tetap, tunda_unduh
from fkp.skm.kelola.forms import (
    KUESIONER_BAKU,
    FormBerjalan,
    FormSurvei,
    PilihanLayanan,
    form_berjalan,
    form_survei,
    isi_populasi,
    isi_survei,
)
from fkp.skm.kelola.kunci import find_terkunci
from fkp.skm.kelola.langkah import langkah, tindakan
from fkp.skm.kelola.qr import qr_of
from fkp.skm.models import TERSEGEL, HitunganJawaban, Survei, Tahap
from fkp.skm.periode import kalender_of, nama_periode
from fkp.skm.queries import aturan_of, find_survei, instrumen_of, label_layanan
from fkp.skm.tahap import NAMA
from fkp.unit.models import Unit
from fkp.unit.pilihan import pilih_unit, unit_diminta


@require(Izin.LIHAT_SURVEI)
def daftar() -> ResponseReturnValue:
    """The surveys in scope, newest period first."""
    kata, tahap = rapikan(request.args.get("q"))[:80], request.args.get("tahap", "")
    lembar = potong(db(), _cari(kata, tahap), request.args.get("hal"))
    return render_template(
        "skm_kelola/daftar.html",
        lembar=lembar,
        jawaban=_responden([s.id for s in lembar.baris]),
        kata=kata,
        tahap=tahap,
        nama_tahap=NAMA,
        kelola=bool(cakupan(pengguna(), Izin.KELOLA_SURVEI)),
    )


@require(Izin.KELOLA_SURVEI)
def baru() -> ResponseReturnValue:
    """A new draft: first the unit, when there is a choice."""
    unit = unit_diminta()
    if unit is None:
        return pilih_unit("skm_kelola/pilih_unit.html")
    pilihan = _pilihan(unit)
    form = form_survei(pilihan)(data=None if request.form else _isi_awal(pilihan, unit.zona))
    if form.validate_on_submit():
        survei = buat.create_survei(db(), unit, form.rencana(), pengguna(), now())
        return _tersimpan(survei, _("Rancangan tersimpan. Periksa, lalu buka."))
    return _borang(form, unit, None)


@require(Izin.LIHAT_SURVEI)
def lihat(survei_id: int) -> ResponseReturnValue:
    """One survey: where it stands, what is to be done, how the answers come in."""
    survei = find_survei(db(), survei_id)
    saat, alamat = now(), alamat_survei(survei)
    kelola, sahkan = (
        boleh(Izin.KELOLA_SURVEI, survei.unit.jalur),
        boleh(Izin.SAHKAN_SURVEI, survei.unit.jalur),
    )
    cukup = cukup_kini(db(), survei)
    responden = sum(satu["ada"] for satu in cukup)
    pekan = per_pekan(db(), survei, saat) if responden else []
    return render_template(
        "skm_kelola/lihat.html",
        survei=survei,
        instrumen=instrumen_of(survei),
        uraian_aturan=aturan_of(survei).uraian(len(instrumen_of(survei).unsur)),
        langkah=langkah(survei),
        tindakan=tindakan(db(), survei, saat, kelola=kelola, sahkan=sahkan),
        kelola=kelola,
        sahkan=sahkan,
        unduh=boleh(Izin.UNDUH_JAWABAN, survei.unit.jalur) and jawaban_tetap(survei, saat),
        tunda=tunda_unduh() if boleh(Izin.UNDUH_JAWABAN, survei.unit.jalur) else "",
        bukti=survei.tahap in TERSEGEL and boleh(Izin.UNDUH_BUKTI, survei.unit.jalur),
        jejak=boleh(Izin.LIHAT_JEJAK, survei.unit.jalur),
        naskah=boleh(Izin.SUSUN_LAPORAN, survei.unit.jalur),
        segel=survei.tahap in TERSEGEL,
        responden=responden,
        bersamaan=_bersamaan(survei),
        cukup=[baris_cukup(satu) for satu in cukup],
        kalimat_cukup=kalimat_cukup(cukup),
        pekan=pekan,
        gambar=gambar_pekan(pekan) if pekan else None,
        alamat=alamat,
        qr=qr_of(alamat),
        terakhir=survei.akhir - timedelta(days=1),
    )


@require(Izin.KELOLA_SURVEI)
def ubah(survei_id: int) -> ResponseReturnValue:
    """Change a draft wholly, an opened survey in what it still allows."""
    survei = (find_terkunci if request.method == "POST" else find_survei)(db(), survei_id)
    if survei.tahap == Tahap.RANCANGAN:
        return _ubah_rancangan(survei)
    if survei.tahap in TERSEGEL:
        return redirect(url_for(".lihat", survei_id=survei.id))
    label = label_layanan(survei)
    pilihan = [PilihanLayanan(i, nama) for i, nama in label.items()]
    awal = {
        "hari_terakhir": survei.akhir - timedelta(days=1),
        "masa_tenggang": survei.masa_tenggang,
        **isi_populasi(survei),
    }
    form = form_berjalan(pilihan)(data=awal)
    if form.validate_on_submit() and form.hari_terakhir.data:
        try:
            buat.change_berjalan(
                db(),
                survei,
                pengguna(),
                now(),
                akhir=form.hari_terakhir.data + timedelta(days=1),
                masa_tenggang=form.masa_tenggang.data or 0,
                populasi=form.populasi(),
            )
        except buat.RencanaSalah as galat:
            lewat = isinstance(galat, buat.TenggangLewat)
            (form.masa_tenggang if lewat else form.hari_terakhir).errors = [galat.pesan]
        else:
            return _tersimpan(survei, _("Perubahan tersimpan."))
    return _berjalan(form, survei)


@require(Izin.KELOLA_SURVEI)
def hapus(survei_id: int) -> ResponseReturnValue:
    """Throw a draft away."""
    survei = find_terkunci(db(), survei_id)
    buat.delete_rancangan(db(), survei, pengguna())
    db().commit()
    flash(_("Rancangan dihapus."), "baik")
    return redirect(url_for(".daftar"))


def _ubah_rancangan(survei: Survei) -> ResponseReturnValue:
    form = form_survei(_pilihan(survei.unit))(data=None if request.form else isi_survei(survei))
    if form.validate_on_submit():
        buat.change_rancangan(db(), survei, form.rencana(), pengguna())
        return _tersimpan(survei, _("Perubahan tersimpan."))
    return _borang(form, survei.unit, survei)


def _tersimpan(survei: Survei, kabar: str) -> ResponseReturnValue:
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for(".lihat", survei_id=survei.id))


def _bersamaan(survei: Survei) -> str:
    """The warning about other surveys of the unit on the same days; empty without any."""
    lain = buat.overlapping(db(), survei)
    if not lain:
        return ""
    nama = ", ".join(f"{nama_periode(s.periode, s.mulai, s.akhir)} ({s.kode})" for s in lain)
    if any(s.instrumen == survei.instrumen for s in lain):
        akibat = _(
            "Kuesionernya sama, jadi keduanya mengukur hal yang sama: warga dapat diminta mengisi dua kali, "
            "dan hanya menerbitkan yang nilainya lebih baik akan menyesatkan. Terbitkan semuanya."
        )
    else:
        akibat = _(
            "Kuesionernya berbeda, jadi hasilnya tidak dapat dibandingkan, dan warga dapat diminta mengisi "
            "dua kali."
        )
    return str(_("Unit ini punya survei lain pada hari yang sama: %(nama)s.", nama=nama)) + " " + str(akibat)


def _borang(form: FormSurvei, unit: Unit, survei: Survei | None) -> ResponseReturnValue:
    halaman = render_template("skm_kelola/borang.html", form=form, unit=unit, survei=survei)
    return halaman, 422 if form.errors else 200


def _berjalan(form: FormBerjalan, survei: Survei) -> ResponseReturnValue:
    halaman = render_template("skm_kelola/ubah_berjalan.html", form=form, survei=survei)
    return halaman, 422 if form.errors else 200


def _pilihan(unit: Unit) -> list[PilihanLayanan]:
    """The layanan of a unit, those of other units (at its gerai) with the unit's name."""
    return [
        PilihanLayanan(
            satu.id, satu.nama if satu.unit_id == unit.id else f"{satu.nama} ({satu.unit.nama_pendek})"
        )
        for satu in buat.layanan_pilihan(db(), unit)
    ]


def _isi_awal(pilihan: list[PilihanLayanan], zona: str) -> dict[str, object]:
    """A new survey is most often about the quarter we are in and about everything the unit does."""
    kini = kalender_of("triwulan", setempat(now(), zona).date())
    return {
        "kuesioner": KUESIONER_BAKU,
        "periode": f"{kini.jenis.value}-{kini.ke}",
        "tahun": kini.tahun,
        **{f"layanan_{satu.id}": True for satu in pilihan},
    }


def _cari(kata: str, tahap: str) -> Select[Survei]:
    cari = (
        select(Survei)
        .join(Survei.unit)
        .where(dalam_cakupan(Unit.jalur))
        .order_by(Survei.mulai.desc(), Unit.nama, Survei.id.desc())
        .options(contains_eager(Survei.unit), lazyload(Survei.layanan))
    )
    if tahap in set(Tahap):
        cari = cari.where(Survei.tahap == tahap)
    for satu in kata.split()[:6]:
        cari = cari.where(
            or_(Unit.nama.icontains(satu, autoescape=True), Unit.singkatan.icontains(satu, autoescape=True))
        )
    return cari


def _responden(survei_id: list[int]) -> dict[int, str]:
    cari = (
        select(HitunganJawaban.survei_id, func.sum(HitunganJawaban.n))
        .where(HitunganJawaban.survei_id.in_(survei_id), HitunganJawaban.butir == 0)
        .group_by(HitunganJawaban.survei_id)
    )
    return {i: angka(int(n)) for i, n in db().execute(cari)}
