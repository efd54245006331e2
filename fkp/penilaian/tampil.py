"""A unit's scores as its page shows them: why, what next, and every row they were counted from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from fkp.izin.guard import boleh
from fkp.izin.rules import Izin
from fkp.penilaian.fakta import FaktaUnit, Jenis, Rujukan
from fkp.penilaian.kata import CATATAN, HALANGAN, kata_langkah, nama_media, nama_unsur, sebab
from fkp.penilaian.models import HalBukti
from fkp.penilaian.nilai import NilaiUnit, langkah_terbaik
from fkp.penilaian.rubrik import Indikator, Rubrik
from fkp.penilaian.skor import Perlu, Skor
from fkp.tindak_lanjut.models import Status
from fkp.unit.models import Unit


@dataclass(frozen=True)
class BarisBukti:
    """A row that was counted, or shown and not counted: its name, its day, where staff find it."""

    nama: str
    hari: date | None
    url: str
    catatan: str
    dihitung: bool


@dataclass(frozen=True)
class KelompokBukti:
    """Rows under one heading."""

    judul: str
    baris: tuple[BarisBukti, ...]


@dataclass(frozen=True)
class Tindakan:
    """Where the next step is taken."""

    teks: str
    url: str


@dataclass(frozen=True)
class IndikatorTampil:
    """One indicator of a unit. ``langkah`` is the next step in words, ``halangan`` why there is none."""

    indikator: Indikator
    skor: Skor
    sebab: str
    langkah: str
    halangan: str
    tindakan: Tindakan | None
    bukti: tuple[KelompokBukti, ...]


def tampilkan(nilai: NilaiUnit, rubrik: Rubrik, *, berjalan: bool) -> list[IndikatorTampil]:
    """The indicators in their printed order. Steps are for a year that still runs (``berjalan``)."""
    return [
        IndikatorTampil(
            indikator=satu,
            skor=(skor := nilai.skor[satu.kunci]),
            sebab=sebab(satu.kunci, nilai.fakta),
            langkah=kata_langkah(skor) if berjalan else "",
            halangan=str(HALANGAN[skor.halangan]) if skor.halangan and berjalan else "",
            tindakan=_tindakan(nilai.fakta, skor.perlu) if berjalan else None,
            bukti=tuple(_bukti(satu.kunci, nilai.fakta)),
        )
        for satu in rubrik.indikator.values()
    ]


def urut_langkah(semua: Iterable[IndikatorTampil], nilai: NilaiUnit, rubrik: Rubrik) -> list[IndikatorTampil]:
    """Those with a next step, the one first that raises most."""
    per = {satu.indikator.kunci: satu for satu in semua if satu.langkah}
    return [per[kunci] for kunci in langkah_terbaik(nilai.skor, rubrik) if kunci in per]


def _tindakan(fakta: FaktaUnit, perlu: tuple[Perlu, ...]) -> Tindakan | None:
    """The page on which the first of what is missing is done; None for who only looks."""
    if not perlu:
        return None
    unit, kunci = fakta.unit, perlu[0].kunci
    if kunci in ("standar", "komponen", "sk", "tinjau"):
        return Tindakan(str(_("Buka standar pelayanan")), url_for("standar.daftar", unit=unit.nama))
    if kunci in ("mulai", "selesaikan", "ditindaklanjuti"):
        return Tindakan(str(_("Buka tindak lanjut")), url_for("tindak_lanjut.daftar", unit=unit.nama))
    if kunci == "lanjutkan":
        url = url_for("tindak_lanjut.daftar", unit=unit.nama, keadaan=Status.DIHENTIKAN.value)
        return Tindakan(str(_("Buka yang dihentikan")), url)
    if kunci in ("skm", "rencana", "elektronik"):
        return Tindakan(str(_("Buka survei")), url_for("skm_kelola.daftar", q=unit.nama))
    if kunci == "layanan":
        return Tindakan(str(_("Buka unit")), url_for("unit.lihat", unit_id=unit.id))
    if kunci in ("libatkan", "berita_acara", "unsur") and boleh(Izin.KELOLA_FORUM, unit.jalur):
        return Tindakan(str(_("Rancang forum")), url_for("forum.baru", unit=unit.id))
    hal = {"monev": HalBukti.MONEV_STANDAR}.get(kunci, HalBukti.PUBLIKASI_SKM)
    if kunci in ("monev", "media", "nonelektronik") and boleh(Izin.CATAT_BUKTI, unit.jalur):
        return Tindakan(str(_("Catat bukti")), url_for("penilaian.catat", unit_id=unit.id, hal=hal.value))
    return None


def _bukti(kunci: str, fakta: FaktaUnit) -> Iterable[KelompokBukti]:
    for judul, rujukan in kelompok_rujukan(kunci, fakta):
        yield KelompokBukti(judul, tuple(_baris(fakta, satu) for satu in rujukan))


def kelompok_rujukan(kunci: str, fakta: FaktaUnit) -> list[tuple[str, tuple[Rujukan, ...]]]:
    """The rows behind an indicator under their headings; none without rows."""
    standar, skm, rencana = fakta.standar, fakta.skm, fakta.rencana
    layanan = standar.layanan
    baris = tuple(satu.rujukan for satu in rencana.baris)
    media = [(nama_media(m), isi) for m, isi in skm.media.items()]
    semua: dict[str, list[tuple[str, tuple[Rujukan, ...]]]] = {
        "1": [
            (str(_("Standar yang berlaku")), tuple(r for x in layanan for r in x.standar)),
            (str(_("Keterlibatan masyarakat")), _unik(r for x in layanan for r in x.pelibatan)),
            (str(_("Monitoring dan evaluasi")), _unik(r for x in layanan for r in x.monev)),
        ],
        "2": [
            *((_judul_forum(f.unsur), (f.rujukan,)) for f in standar.forum),
            (str(_("Arsip forum")), standar.arsip),
        ],
        "4": [(x.keadaan.nama, x.tinjauan) for x in layanan],
        "6": [
            (str(_("Hasil SKM yang disahkan")), skm.survei),
            (str(_("SKM lain")), skm.lain),
            *media,
            (str(_("Baris rencana yang selesai")), skm.selesai),
        ],
        "7": media,
        "8": [(str(_("Laporan SKM")), rencana.laporan), (str(_("Baris rencana")), baris)],
        "9": [(str(_("Laporan SKM")), rencana.laporan), (str(_("Baris rencana")), baris)],
    }
    return [(judul, rujukan) for judul, rujukan in semua[kunci] if rujukan]


def _judul_forum(unsur: frozenset[str]) -> str:
    nama = ", ".join(nama_unsur(satu) for satu in sorted(unsur)) or str(_("tidak ada"))
    return str(_("Forum dengan berita acara bersegel. Unsur yang hadir: %(nama)s", nama=nama))


def _unik(rujukan: Iterable[Rujukan]) -> tuple[Rujukan, ...]:
    return tuple(dict.fromkeys(rujukan))


def _baris(fakta: FaktaUnit, satu: Rujukan) -> BarisBukti:
    catatan = str(CATATAN[satu.catatan]) if satu.catatan else ""
    return BarisBukti(satu.nama, satu.hari, alamat_rujukan(fakta.unit, satu), catatan, satu.dihitung)


def alamat_rujukan(unit: Unit, satu: Rujukan) -> str:
    """The page where staff see the row; "" for one that this person may not open."""
    if satu.jenis is Jenis.STANDAR:
        return url_for("standar.lihat", layanan_id=satu.id)
    if satu.jenis is Jenis.TINJAUAN:
        return url_for("standar.lihat", layanan_id=satu.layanan_id, _anchor=f"tinjauan-{satu.id}")
    if satu.jenis is Jenis.FORUM:
        return url_for("forum.lihat", forum_id=satu.id)
    if satu.jenis is Jenis.SURVEI:
        return url_for("skm_kelola.lihat", survei_id=satu.id)
    if satu.jenis is Jenis.JANJI:
        return url_for("tindak_lanjut.lihat", tindak_lanjut_id=satu.id)
    if satu.jenis is Jenis.BUKTI:
        return f"#bukti-{satu.id}"
    terbuka = boleh(Izin.SUSUN_LAPORAN, unit.jalur)
    return url_for("nilai_lama.daftar", unit_id=unit.id) if terbuka else ""
