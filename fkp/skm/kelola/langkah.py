"""Where a survey stands, and what is to be done about it now."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.formats import tanggal, waktu
from fkp.istilah import istilah
from fkp.skm.hasil.pengesahan import halangan
from fkp.skm.models import Survei, Tahap
from fkp.skm.periode import rentang
from fkp.skm.tahap import NAMA, Keadaan, akhir_tenggang, awal, keadaan, penutupan
from fkp.tindakan import Tindakan

URUTAN = tuple(Tahap)


@dataclass(frozen=True)
class Langkah:
    """A stage: passed, or the one the survey is in."""

    teks: str
    selesai: bool
    kini: bool


def langkah(survei: Survei) -> list[Langkah]:
    """The five stages, those passed with their day."""
    kini = URUTAN.index(Tahap(survei.tahap))
    hari = {
        Tahap.DIBUKA: survei.dibuka_pada,
        Tahap.DITUTUP: survei.ditutup_pada,
        Tahap.DISAHKAN: survei.disahkan_pada,
        Tahap.TERBIT: survei.terbit_pada,
    }
    hasil = []
    for nomor, tahap in enumerate(URUTAN):
        saat = hari.get(tahap)
        teks = istilah(NAMA[tahap])
        if saat and nomor <= kini:
            teks = f"{teks} {tanggal(setempat(saat, survei.unit.zona).date(), 'd MMM')}"
        hasil.append(Langkah(teks, nomor < kini, nomor == kini))
    return hasil


def tindakan(db: Session, survei: Survei, saat: datetime, *, kelola: bool, sahkan: bool) -> Tindakan:
    """What is to be done now, for someone who may run the survey (``kelola``) or seal it (``sahkan``)."""
    match Tahap(survei.tahap):
        case Tahap.RANCANGAN:
            return _rancangan(survei, saat, kelola)
        case Tahap.DIBUKA:
            return _dibuka(survei, saat, kelola)
        case Tahap.DITUTUP:
            return _ditutup(db, survei, saat, kelola, sahkan)
        case Tahap.DISAHKAN:
            return _disahkan(survei, sahkan)
        case Tahap.TERBIT:
            return Tindakan(
                _("Hasil sudah terbit"),
                _("Warga dapat melihatnya di halaman unit. Laporannya ada di menu Laporan."),
                _("Lihat hasil"),
                url_for("skm_kelola.hasil", survei_id=survei.id),
            )


def _rancangan(survei: Survei, saat: datetime, kelola: bool) -> Tindakan:
    if saat >= penutupan(survei):
        apa = Tindakan(
            _("Periodenya sudah lewat"),
            _(
                "Survei %(hari)s belum pernah dibuka. Ubah tanggalnya, atau hapus rancangan ini.",
                hari=rentang(survei.mulai, survei.akhir),
            ),
            _("Ubah rancangan"),
            url_for("skm_kelola.ubah", survei_id=survei.id),
        )
        return apa if kelola else apa.menunggu()
    uraian = _("Setelah dibuka, kuesioner, periode, layanan, dan cara hitung tidak dapat diganti.")
    if saat < awal(survei):
        uraian += " " + _("Warga baru dapat mengisi mulai %(hari)s.", hari=tanggal(survei.mulai))
    apa = Tindakan(
        _("Periksa rancangan, lalu buka"),
        uraian,
        _("Buka survei"),
        url_for("skm_kelola.pindah", survei_id=survei.id),
        Tahap.DIBUKA,
    )
    return apa if kelola else apa.menunggu()


def _dibuka(survei: Survei, saat: datetime, kelola: bool) -> Tindakan:
    if keadaan(survei, saat) is Keadaan.TUTUP:
        lewat = saat >= penutupan(survei)
        apa = Tindakan(
            _("Periodenya sudah berakhir") if lewat else _("Unit atau layanannya dinonaktifkan"),
            _("Warga tidak dapat lagi mengisi. Tutup survei supaya hasilnya dapat disahkan."),
            _("Tutup survei"),
            url_for("skm_kelola.pindah", survei_id=survei.id),
            Tahap.DITUTUP,
        )
        return apa if kelola else apa.menunggu()
    if keadaan(survei, saat) is Keadaan.BELUM:
        judul = _("Warga dapat mengisi mulai %(hari)s", hari=tanggal(survei.mulai))
    else:
        judul = _("Survei sedang menerima jawaban")
    return Tindakan(
        judul,
        _("Pasang poster setinggi mata di dekat pintu keluar loket."),
        _("Cetak poster"),
        url_for("skm_kelola.poster", survei_id=survei.id),
    )


def _ditutup(db: Session, survei: Survei, saat: datetime, kelola: bool, sahkan: bool) -> Tindakan:
    # Whoever works on the report has something to do while waiting for the seal.
    naskah = (_("Lengkapi naskah laporan"), url_for("skm_kelola.naskah", survei_id=survei.id))
    susun = naskah if kelola or sahkan else ("", "")
    if saat < akhir_tenggang(survei):
        return Tindakan(
            _("Menunggu jawaban yang terlambat terkirim"),
            _(
                "Jawaban yang diberikan sebelum survei ditutup masih diterima sampai %(saat)s. "
                "Hasil dapat disahkan sesudahnya.",
                saat=waktu(akhir_tenggang(survei), survei.unit.zona),
            ),
            *susun,
        )
    if pesan := halangan(db, survei, saat):
        return Tindakan(_("Hasil belum dapat disahkan"), pesan)
    apa = Tindakan(
        _("Hasil siap disahkan"),
        _("Periksa hasil sementara, lalu sahkan. Sesudah itu angkanya tidak berubah lagi."),
        _("Periksa dan sahkan"),
        url_for("skm_kelola.sahkan", survei_id=survei.id),
    )
    if sahkan:
        return apa
    return Tindakan(apa.judul, _("Pengesahan dilakukan pimpinan unit."), *susun)


def _disahkan(survei: Survei, sahkan: bool) -> Tindakan:
    apa = Tindakan(
        _("Hasil sudah disahkan, belum terbit"),
        _("Terbitkan supaya warga melihat nilainya di halaman unit."),
        _("Terbitkan hasil"),
        url_for("skm_kelola.terbitkan", survei_id=survei.id),
        Tahap.TERBIT,
    )
    return apa if sahkan else apa.menunggu(_("Penerbitan dilakukan pimpinan unit."))
