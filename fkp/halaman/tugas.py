"""What waits for a person: worked out from the state of things, never kept in a list of its own."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager, lazyload

from fkp.akun.models import Akun, Penugasan, Peran
from fkp.clock import setempat
from fkp.formats import angka, tanggal, waktu
from fkp.halaman.berjalan import Berjalan
from fkp.halaman.queries import pada_hari_ini
from fkp.izin.guard import dalam_cakupan
from fkp.izin.rules import Izin, cakupan
from fkp.skm.models import HitunganJawaban, Survei, Tahap
from fkp.skm.periode import nama_periode, rentang
from fkp.skm.tahap import akhir_tenggang
from fkp.unit.models import Unit


@dataclass(frozen=True)
class Tugas:
    """One thing to do: when, what and why, one button. ``mendesak`` when its day has come, ``kini`` when
    people are in the room for it. ``unit`` is named to whoever works for several."""

    hari: date
    mendesak: bool
    judul: str
    uraian: str
    tombol: str
    url: str
    unit: str = ""
    kini: bool = False


def tugas_survei(db: Session, akun: Akun, berjalan: list[Berjalan], saat: datetime) -> list[Tugas]:
    """Everything about surveys that waits for ``akun`` at ``saat``, on the wall clock of this person.
    ``berjalan`` are the open ones that they may see."""
    kelola, sahkan = cakupan(akun, Izin.KELOLA_SURVEI), cakupan(akun, Izin.SAHKAN_SURVEI)
    tugas = [t for s in _menunggu(db, kelola + sahkan) if (t := _tugas_survei(s, kelola, sahkan, saat))]
    tugas += [t for b in berjalan if b.survei.unit.jalur.startswith(kelola) and (t := _tugas_laju(b))]
    return tugas + _tugas_pembina(db, akun, saat) + _tugas_admin(db, akun, saat)


def dahulukan(tugas: list[Tugas]) -> list[Tugas]:
    """What happens now, then what is urgent, then by day."""
    return sorted(tugas, key=lambda t: (not t.kini, not t.mendesak, t.hari))


def _menunggu(db: Session, nodes: tuple[str, ...]) -> list[Survei]:
    """The surveys under ``nodes`` that are not finished. One that was closed without any answer is: there
    is nothing to seal."""
    if not nodes:
        return []
    terisi = (
        select(HitunganJawaban.n)
        .where(HitunganJawaban.survei_id == Survei.id, HitunganJawaban.nilai > 0, HitunganJawaban.n > 0)
        .exists()
    )
    cari = (
        select(Survei)
        .join(Survei.unit)
        .where(
            Survei.tahap != Tahap.TERBIT,
            or_(Survei.tahap != Tahap.DITUTUP, terisi),
            dalam_cakupan(Unit.jalur, nodes),
        )
        .order_by(Survei.akhir, Survei.id)
        .options(contains_eager(Survei.unit), lazyload(Survei.layanan))
    )
    return list(db.scalars(cari))


def _tugas_survei(
    survei: Survei, kelola: tuple[str, ...], sahkan: tuple[str, ...], saat: datetime
) -> Tugas | None:
    """The next step of one survey, if it is this person's and its day has come."""
    unit, tahap = survei.unit, Tahap(survei.tahap)
    hari_ini = setempat(saat, unit.zona).date()
    milik_petugas, milik_pimpinan = unit.jalur.startswith(kelola), unit.jalur.startswith(sahkan)
    apa = nama_periode(survei.periode, survei.mulai, survei.akhir)
    if tahap is Tahap.RANCANGAN and milik_petugas:
        return _rancangan(survei, apa, hari_ini)
    if tahap is Tahap.DIBUKA and milik_petugas and hari_ini >= survei.akhir:
        return Tugas(
            survei.akhir,
            True,
            _("Tutup survei %(apa)s", apa=apa),
            _(
                "Periodenya %(hari)s sudah habis, jadi warga tidak dapat lagi mengisi. Hasil baru dapat "
                "disahkan setelah survei ditutup.",
                hari=rentang(survei.mulai, survei.akhir),
            ),
            _("Tutup survei"),
            _url(survei),
            unit.nama_pendek,
        )
    if tahap is Tahap.DITUTUP and milik_pimpinan and saat >= (sampai := akhir_tenggang(survei)):
        return Tugas(
            setempat(sampai, unit.zona).date(),
            True,
            _("Sahkan hasil %(apa)s", apa=apa),
            _("Masa tenggang jawaban terlambat selesai %(saat)s.", saat=waktu(sampai, unit.zona)),
            _("Periksa dan sahkan"),
            url_for("skm_kelola.sahkan", survei_id=survei.id),
            unit.nama_pendek,
        )
    if tahap is Tahap.DISAHKAN and milik_pimpinan:
        return Tugas(
            setempat(survei.disahkan_pada or saat, unit.zona).date(),
            True,
            _("Terbitkan hasil %(apa)s", apa=apa),
            _("Hasil sudah disahkan, tetapi warga belum dapat melihatnya."),
            _("Terbitkan"),
            _url(survei),
            unit.nama_pendek,
        )
    return None


def _rancangan(survei: Survei, apa: str, hari_ini: date) -> Tugas:
    if hari_ini >= survei.akhir:
        uraian = _("Periodenya %(hari)s sudah lewat. Ubah tanggalnya atau hapus rancangan ini.")
    elif hari_ini >= survei.mulai:
        uraian = _("Periodenya %(hari)s sudah berjalan, tetapi warga belum dapat mengisi.")
    else:
        uraian = _("Periodenya %(hari)s. Warga dapat mengisi setelah survei dibuka.")
    return Tugas(
        survei.mulai,
        hari_ini >= survei.mulai,
        _("Buka survei %(apa)s", apa=apa),
        uraian % {"hari": rentang(survei.mulai, survei.akhir)},
        _("Lihat rancangan"),
        _url(survei),
        survei.unit.nama_pendek,
    )


def _tugas_laju(berjalan: Berjalan) -> Tugas | None:
    """The layanan furthest behind, with the reckoning in plain words."""
    if not berjalan.tertinggal:
        return None
    satu, lain = berjalan.tertinggal[0], len(berjalan.tertinggal) - 1
    judul = _("Jawaban untuk %(layanan)s tertinggal", layanan=satu.nama)
    if lain:
        judul = _("Jawaban untuk %(layanan)s dan %(n)s layanan lain tertinggal", layanan=satu.nama, n=lain)
    return Tugas(
        berjalan.terakhir,
        False,
        judul,
        _(
            "Baru %(ada)s dari %(perlu)s yang disyaratkan. Bila lajunya tetap seperti %(hari)s hari pertama, "
            "pada %(akhir)s terkumpul %(perkiraan)s.",
            ada=angka(satu.ada),
            perlu=angka(satu.perlu or 0),
            hari=satu.hari,
            akhir=tanggal(berjalan.terakhir, "d MMMM"),
            perkiraan=angka(satu.perkiraan),
        ),
        _("Pantau jawaban"),
        _url(berjalan.survei),
        berjalan.survei.unit.nama_pendek,
    )


def _tugas_pembina(db: Session, akun: Akun, saat: datetime) -> list[Tugas]:
    """Units without a survey are one task: a pembina writes to them, and the list says which they are."""
    nodes = jalur_peran(akun, Peran.PEMBINA)
    n = db.scalar(select(func.count()).select_from(Unit).where(tanpa_survei(nodes, saat))) if nodes else 0
    if not n:
        return []
    return [
        Tugas(
            saat.date(),
            False,
            ngettext("%(num)s unit belum punya survei", "%(num)s unit belum punya survei", n),
            _("Tidak ada survei, juga rancangan, yang periodenya mencakup hari ini."),
            _("Lihat unitnya"),
            url_for("kelola.unit_ringkas", tanpa="ya"),
        )
    ]


def _tugas_admin(db: Session, akun: Akun, saat: datetime) -> list[Tugas]:
    """First steps of a new installation."""
    nodes = jalur_peran(akun, Peran.ADMIN)
    if not nodes:
        return []
    tugas = []
    if not db.scalar(select(Unit.id).where(dalam_cakupan(Unit.jalur, nodes)).limit(1)):
        tugas.append(
            Tugas(
                saat.date(),
                False,
                _("Belum ada unit layanan"),
                _("Catat unit satu per satu, atau impor daftarnya dari XLSX."),
                _("Tambah unit"),
                url_for("unit.daftar"),
            )
        )
    lain = select(Penugasan.id).where(Penugasan.akun_id != akun.id, dalam_cakupan(Penugasan.jalur, nodes))
    if not db.scalar(lain.limit(1)):
        tugas.append(
            Tugas(
                saat.date(),
                False,
                _("Belum ada orang selain Anda"),
                _("Petugas unit membuka survei dan pimpinan unit mengesahkan hasilnya. Tambahkan keduanya."),
                _("Tambah orang"),
                url_for("orang.daftar"),
            )
        )
    return tugas


def tanpa_survei(nodes: tuple[str, ...], saat: datetime) -> ColumnElement[bool]:
    """SQL condition: an active unit under ``nodes`` with no survey, in whatever stage, whose period
    holds the present day of the unit."""
    ada = select(Survei.id).where(Survei.unit_id == Unit.id, pada_hari_ini(saat)).correlate(Unit).exists()
    return and_(Unit.aktif, dalam_cakupan(Unit.jalur, nodes), ~ada)


def jalur_peran(akun: Akun, peran: Peran) -> tuple[str, ...]:
    """The nodes at which a person holds this very role."""
    return tuple(sorted({p.jalur for p in akun.penugasan if p.peran == peran}))


def _url(survei: Survei) -> str:
    return url_for("skm_kelola.lihat", survei_id=survei.id)
