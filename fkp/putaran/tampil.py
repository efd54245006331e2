"""A comparison in words: what moved, whether that is more than chance, and what it does not say."""

from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext as _

from fkp.formats import angka, tanggal
from fkp.putaran.banding import Putaran, SasaranDiganti
from fkp.putaran.ukuran import Pengukuran
from fkp.tindak_lanjut.models import Status
from fkp.tindak_lanjut.tampil import NAMA_UNSUR
from surveys.perbandingan import LAZIM, Perbandingan, Putusan
from surveys.rincian import TERKECIL

TERBUKTI = (Putusan.NAIK, Putusan.TURUN)


@dataclass(frozen=True)
class KataPutaran:
    """``judul`` names the value and its two figures, ``arah`` is "naik" or "turun" where that is more than
    chance and the promise is kept, ``putusan`` the sentence that may be concluded, ``catatan`` what limits
    this one, ``batas`` what limits every such comparison (empty where nothing was compared)."""

    judul: str
    arah: str
    putusan: str
    catatan: list[str]
    batas: str


def kata_putaran(p: Putaran) -> KataPutaran:
    """The words of one comparison."""
    arah = p.banding.putusan.value if p.ditepati and p.banding.putusan in TERBUKTI else ""
    return KataPutaran(_judul(p), arah, _putusan(p), _catatan(p), _batas(p))


def kata_singkat(banding: Perbandingan) -> str:
    """The verdict in a few words: "naik nyata"."""
    if banding.putusan is Putusan.NAIK:
        return str(_("naik nyata"))
    if banding.putusan is Putusan.TURUN:
        return str(_("turun nyata"))
    if banding.putusan is Putusan.BELUM:
        return str(_("belum diukur lagi"))
    if banding.putusan is Putusan.TAK_SEBANDING:
        return str(_("tidak dapat dibandingkan"))
    return str(_("perubahannya belum dapat disimpulkan"))


def nama_nilai(unsur: str, layanan: str = "") -> str:
    """ "Unsur Waktu Penyelesaian, layanan KTP-el"; the whole index without an unsur."""
    if not unsur:
        return str(_("Indeks (IKM)"))
    nama = NAMA_UNSUR.get(unsur, unsur)
    if layanan:
        return str(_("Unsur %(unsur)s, layanan %(layanan)s", unsur=nama, layanan=layanan))
    return str(_("Unsur %(unsur)s", unsur=nama))


def sebut_nilai(p: Pengukuran) -> str:
    """A value as printed, or why there is none."""
    if p.tersembunyi:
        return str(_("disembunyikan"))
    return str(_("tidak dinilai")) if p.nilai is None else angka(p.nilai)


def _judul(p: Putaran) -> str:
    nama = nama_nilai(p.unsur, p.layanan)
    if p.sesudah is None:
        return str(
            _("%(nama)s sebelumnya: %(nilai)s", nama=nama, nilai=sebut_nilai(p.sebelum))
            if p.sebelum.nilai is not None
            else nama
        )
    if p.sebelum.nilai is None or p.sesudah.nilai is None:
        return nama
    nilai = {"lalu": angka(p.sebelum.nilai), "kini": angka(p.sesudah.nilai)}
    if p.ditepati:
        return str(_("%(nama)s sesudahnya: %(lalu)s menjadi %(kini)s", nama=nama, **nilai))
    return str(_("%(nama)s: %(lalu)s menjadi %(kini)s", nama=nama, **nilai))


def _putusan(p: Putaran) -> str:
    b = p.banding
    if p.sesudah is None:
        if p.ditepati and p.selesai_pada:
            return str(
                _(
                    "Belum diukur lagi: belum ada hasil survei sesudah janji ini ditepati, %(hari)s.",
                    hari=tanggal(p.selesai_pada),
                )
            )
        return str(_("Belum diukur lagi: belum ada hasil survei sesudahnya."))
    if b.putusan is Putusan.TAK_SEBANDING:
        return str(_("Tidak dapat dibandingkan: %(sebab)s.", sebab=_sebab(p.sebelum, p.sesudah)))
    if b.selisih is None or b.galat is None:
        return _terlalu_sedikit(p)
    if b.putusan in TERBUKTI:
        angka_ = {"selisih": angka(abs(b.selisih)), "galat": angka(b.galat)}
        return str(
            _("Naik %(selisih)s. Batas galat selisihnya %(galat)s (95%%), jadi kenaikannya nyata.", **angka_)
            if b.putusan is Putusan.NAIK
            else _(
                "Turun %(selisih)s. Batas galat selisihnya %(galat)s (95%%), jadi penurunannya nyata.",
                **angka_,
            )
        )
    return str(
        _(
            "Belum dapat disimpulkan: selisih %(selisih)s masih dalam batas galat %(galat)s (95%%), "
            "dari %(lalu)s lalu %(kini)s jawaban.",
            selisih=angka(abs(b.selisih)),
            galat=angka(b.galat),
            lalu=angka(p.sebelum.terisi),
            kini=angka(p.sesudah.terisi),
        )
    )


def _terlalu_sedikit(p: Putaran) -> str:
    if p.sesudah is not None and (p.sebelum.tersembunyi or p.sesudah.tersembunyi):
        return str(
            _(
                "Belum dapat disimpulkan: yang menjawab terlalu sedikit untuk ditampilkan "
                "(kelompok di bawah %(n)s orang disembunyikan).",
                n=TERKECIL,
            )
        )
    return str(_("Belum dapat disimpulkan: jawabannya terlalu sedikit untuk menghitung batas galat."))


def _sebab(sebelum: Pengukuran, sesudah: Pengukuran) -> str:
    if sebelum.kuesioner != sesudah.kuesioner:
        return str(_("kuesioner kedua survei berbeda"))
    if sebelum.nilai is None or sesudah.nilai is None:
        return str(_("unsur ini tidak dinilai di kedua survei"))
    return str(_("cara hitung kedua survei berbeda"))


def _catatan(p: Putaran) -> list[str]:
    catatan = [_diganti(satu) for satu in p.ganti]
    if p.sesudah is not None and not p.ditepati:
        catatan.append(
            _("Janji ini dihentikan, jadi perubahan nilai itu bukan karenanya.")
            if p.status is Status.DIHENTIKAN
            else _("Janji ini belum selesai, jadi perubahan nilai itu bukan karenanya.")
        )
    if p.sebagian and p.sesudah is not None and p.selesai_pada:
        catatan.append(
            _(
                "Survei %(periode)s sudah berjalan ketika janji ini selesai, %(hari)s: sebagian jawabannya "
                "diberikan sebelum itu.",
                periode=p.sesudah.periode,
                hari=tanggal(p.selesai_pada),
            )
        )
    if p.layanan_diganti:
        catatan.append(
            _(
                "Janji ini tentang satu layanan. Yang dibandingkan nilai seluruh unit, karena hasil layanan "
                "itu sendiri tidak cukup untuk menghitung batas galatnya."
            )
        )
    if p.banding.selisih is not None and p.banding.kecil:
        catatan.append(_("Salah satu sampelnya di bawah %(n)s jawaban, jadi batas galatnya kasar.", n=LAZIM))
    return catatan


def _diganti(satu: SasaranDiganti) -> str:
    hari = tanggal(satu.hari)
    if satu.isian == "layanan":
        return str(
            _(
                "Layanan janji ini diganti %(hari)s, semula %(semula)s. Yang dibandingkan layanan yang baru.",
                hari=hari,
                semula=satu.semula or _("semua layanan"),
            )
        )
    return str(
        _(
            "Unsur janji ini diganti %(hari)s, semula %(semula)s. Yang dibandingkan unsur yang baru.",
            hari=hari,
            semula=NAMA_UNSUR.get(satu.semula) or _("tidak khusus satu unsur"),
        )
    )


def _batas(p: Putaran) -> str:
    if p.banding.selisih is None:
        return ""
    return str(
        _(
            "Survei mencatat nilai sesudah janji, bukan sebab perubahannya. Batas galat menganggap "
            "respondennya terpilih acak; yang mau mengisi sendiri belum tentu mewakili semua."
        )
    )


def teks_galat(galat: Decimal | None) -> str:
    """ "± 3,40", empty where it is not known."""
    return "" if galat is None else f"± {angka(galat)}"
