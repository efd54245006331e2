"""Scores in words: why this one, and what the next one takes."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from flask_babel import ngettext

from fkp.formats import angka, tanggal
from fkp.forum.kerangka import load_kerangka
from fkp.penilaian import fakta as f
from fkp.penilaian.fakta import FaktaUnit
from fkp.penilaian.rubrik import Rubrik, load_rubrik
from fkp.penilaian.skor import Perlu, Skor

DISEBUT = 3
"""Names in one sentence; the others are counted."""

CATATAN = {
    f.ARSIP: l_("arsip, tanpa berita acara bersegel: tidak dihitung"),
    f.MENGUBAH_STANDAR: l_("kesepakatannya mengubah standar pelayanan"),
    f.TANPA_BERITA_ACARA: l_("tanggal peninjauan pada standar"),
    f.HANYA_NILAI: l_("nilai lama, tanpa hasil yang disahkan di sini"),
    f.BELUM_SAH: l_("belum disahkan"),
    f.DITERUSKAN: l_("selesai, diteruskan di rencana berikutnya"),
    f.DIHENTIKAN: l_("dihentikan"),
    f.BELUM_SELESAI: l_("belum selesai"),
}
"""The remarks on a row."""

HALANGAN = {
    "laporan_lalu": l_(
        "Tidak ada laporan SKM tahun sebelumnya yang disahkan, jadi nilai ini tidak dapat naik."
    ),
    "tanpa_rencana": l_("Laporan SKM tahun sebelumnya tidak punya rencana tindak lanjut."),
    "sudah_selesai": l_("Semua barisnya sudah selesai, jadi kecepatannya tidak berubah lagi."),
}
"""Why a score cannot rise."""


def kata_perlu(perlu: Perlu) -> str:
    """What to do, as a sentence without its full stop: "undang satu unsur lagi, misalnya Media massa"."""
    return _KATA[perlu.kunci](perlu)


def kata_langkah(skor: Skor) -> str:
    """ "Untuk nilai 4: undang satu unsur lagi, misalnya media massa." Empty when it cannot rise. What was
    stopped is a choice of the unit, so it has a sentence of its own."""
    if skor.berikut is None:
        return ""
    kalimat = [_lanjutkan(satu) for satu in skor.perlu if satu.kunci == "lanjutkan"]
    if isi := "; ".join(kata_perlu(satu) for satu in skor.perlu if satu.kunci in _KATA):
        kalimat.insert(0, str(_("Untuk nilai %(nilai)s: %(langkah)s.", nilai=skor.berikut, langkah=isi)))
    return " ".join(kalimat)


def sebab(kunci: str, fakta: FaktaUnit) -> str:
    """What the score was counted from, in one sentence."""
    return _SEBAB[kunci](fakta)


def rangkai(nama: Sequence[str]) -> str:
    """ "KTP, KK, Akta, dan 2 lainnya"."""
    lagi = len(nama) - DISEBUT
    if lagi <= 0:
        return ", ".join(nama)
    sebut = ", ".join(nama[:DISEBUT])
    return str(_("%(nama)s, dan %(n)s lainnya", nama=sebut, n=angka(lagi)))


def nama_unsur(kunci: str) -> str:
    """The short name of an element of the public."""
    return next((u.pendek for u in load_kerangka().unsur if u.kunci == kunci), kunci)


def nama_media(kunci: str, rubrik: Rubrik | None = None) -> str:
    """The name of a kind of media."""
    semua = (rubrik or load_rubrik()).media
    return next((m.nama for m in semua if m.kunci == kunci), kunci)


def _selesaikan(perlu: Perlu) -> str:
    n = perlu.n
    isi = str(ngettext("selesaikan %(num)s baris rencana lagi", "selesaikan %(num)s baris rencana lagi", n))
    if perlu.hari is None:
        return isi
    return str(_("%(langkah)s paling lambat %(hari)s", langkah=isi, hari=tanggal(perlu.hari)))


def _lanjutkan(perlu: Perlu) -> str:
    n, isi = perlu.dari, str(_("kerjakan lagi dengan alasan"))
    if perlu.n < n:
        isi = str(_("kerjakan lagi %(n)s di antaranya dengan alasan", n=angka(perlu.n)))
    if perlu.hari is not None:
        isi = str(
            _("%(langkah)s dan selesaikan paling lambat %(hari)s", langkah=isi, hari=tanggal(perlu.hari))
        )
    return str(
        ngettext(
            "%(num)s baris dihentikan: %(langkah)s, atau nilainya tetap %(nilai)s.",
            "%(num)s baris dihentikan: %(langkah)s, atau nilainya tetap %(nilai)s.",
            n,
            langkah=isi,
            nilai=perlu.tetap,
        )
    )


def _kecil(teks: str) -> str:
    return teks[:1].lower() + teks[1:]


_KATA: dict[str, Callable[[Perlu], str]] = {
    "layanan": lambda p: str(_("tulis layanan unit ini")),
    "standar": lambda p: str(_("tetapkan standar pelayanan untuk %(nama)s", nama=rangkai(p.nama))),
    "komponen": lambda p: str(_("lengkapi 14 komponen standar %(nama)s", nama=rangkai(p.nama))),
    "sk": lambda p: str(_("tulis nomor SK standar %(nama)s", nama=rangkai(p.nama))),
    "libatkan": lambda p: str(
        _(
            "bahas standar %(nama)s bersama masyarakat dalam forum, lalu sahkan berita acaranya",
            nama=rangkai(p.nama),
        )
    ),
    "monev": lambda p: str(
        _("pantau dan evaluasi standar %(nama)s, lalu catat buktinya", nama=rangkai(p.nama))
    ),
    "berita_acara": lambda p: str(
        _("selenggarakan forum tentang standar pelayanan, lalu sahkan berita acaranya")
    ),
    "unsur": lambda p: str(
        _("undang satu unsur lagi, misalnya %(nama)s", nama=_kecil(nama_unsur(p.nama[-1])))
    ),
    "tinjau": lambda p: str(
        ngettext(
            "tinjau standar %(num)s layanan bersama masyarakat: %(nama)s",
            "tinjau standar %(num)s layanan bersama masyarakat: %(nama)s",
            p.n,
            nama=rangkai(p.nama[: p.n]),
        )
    ),
    "skm": lambda p: str(_("laksanakan SKM dan sahkan hasilnya")),
    "nonelektronik": lambda p: str(
        _("umumkan hasil SKM di media non-elektronik, misalnya papan pengumuman, lalu catat buktinya")
    ),
    "elektronik": lambda p: str(_("terbitkan hasil SKM di sini atau di media elektronik lain")),
    "ditindaklanjuti": lambda p: str(_("selesaikan sedikitnya satu baris rencana tindak lanjut SKM")),
    "media": lambda p: str(
        _(
            "umumkan hasil SKM di satu jenis media lagi, misalnya %(nama)s, lalu catat buktinya",
            nama=_kecil(nama_media(p.nama[0])),
        )
    ),
    "rencana": lambda p: str(_("susun rencana tindak lanjut SKM tahun sebelumnya")),
    "mulai": lambda p: str(_("mulai kerjakan sedikitnya satu baris rencana dan catat kemajuannya")),
    "selesaikan": _selesaikan,
}


def _standar(fakta: FaktaUnit) -> str:
    semua = [satu.keadaan for satu in fakta.standar.layanan]
    if not semua:
        return str(_("Unit ini belum punya layanan yang aktif."))
    return str(
        _(
            "Dari %(n)s layanan: %(ada)s punya standar yang berlaku, %(lengkap)s lengkap 14 komponen, %(sk)s "
            "bernomor SK, %(libat)s melibatkan masyarakat, %(monev)s dipantau dan dievaluasi tahun ini.",
            n=len(semua),
            ada=sum(s.ada for s in semua),
            lengkap=sum(s.ada and not s.kosong for s in semua),
            sk=sum(s.ber_sk for s in semua),
            libat=sum(s.dilibatkan for s in semua),
            monev=sum(s.monev for s in semua),
        )
    )


def _pelibatan(fakta: FaktaUnit) -> str:
    n = len(fakta.standar.forum)
    if not n:
        return str(
            _(
                "Pada %(tahun)s tidak ada forum bersegel yang membahas atau mengubah standar pelayanan.",
                tahun=fakta.tahun,
            )
        )
    nama = [nama_unsur(u.kunci) for u in load_kerangka().unsur if u.kunci in fakta.standar.unsur]
    hadir = ", ".join(nama) or str(_("tidak ada"))
    return str(
        ngettext(
            "%(num)s forum bersegel membahas atau mengubah standar pelayanan. Unsur yang hadir: %(nama)s.",
            "%(num)s forum bersegel membahas atau mengubah standar pelayanan. Unsur yang hadir: %(nama)s.",
            n,
            nama=hadir,
        )
    )


def _tinjauan(fakta: FaktaUnit) -> str:
    semua = fakta.standar.layanan
    hari = [satu.ditinjau for satu in semua if satu.ditinjau]
    if not hari:
        return str(_("Belum ada peninjauan yang tercatat."))
    return str(
        _(
            "%(n)s dari %(semua)s layanan pernah ditinjau; yang paling lama %(hari)s.",
            n=len(hari),
            semua=len(semua),
            hari=tanggal(min(hari)),
        )
    )


def _metode(fakta: FaktaUnit) -> str:
    skm = fakta.skm
    if not skm.survei:
        return str(_("Tidak ada hasil SKM %(tahun)s yang disahkan.", tahun=fakta.tahun))
    return str(
        _(
            "%(n)s hasil SKM disahkan, diumumkan di %(media)s jenis media, %(selesai)s baris rencananya "
            "selesai.",
            n=len(skm.survei),
            media=len(skm.media),
            selesai=len(skm.selesai),
        )
    )


def _media(fakta: FaktaUnit) -> str:
    nama = [nama_media(kunci) for kunci in fakta.skm.media]
    return str(_("Diumumkan di: %(nama)s.", nama=", ".join(nama))) if nama else str(_("Belum diumumkan."))


def _realisasi(fakta: FaktaUnit) -> str:
    baris = fakta.rencana.baris
    if not baris:
        return str(_("Tidak ada baris rencana dari laporan SKM %(tahun)s.", tahun=fakta.tahun - 1))
    selesai = sum(satu.selesai is not None for satu in baris)
    persen = (Decimal(selesai * 100) / len(baris)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(
        _(
            "%(selesai)s dari %(n)s baris rencana SKM %(tahun)s terlaksana: %(persen)s persen.",
            selesai=selesai,
            n=len(baris),
            tahun=fakta.tahun - 1,
            persen=angka(persen),
        )
    )


def _kecepatan(fakta: FaktaUnit) -> str:
    baris = fakta.rencana.baris
    if not baris:
        return _realisasi(fakta)
    belum = sum(satu.selesai is None for satu in baris)
    if belum:
        return str(ngettext("%(num)s baris belum selesai.", "%(num)s baris belum selesai.", belum))
    lama = max((satu.selesai - satu.laporan).days for satu in baris if satu.selesai)
    return str(
        _("Baris yang paling lama selesai %(n)s hari setelah laporannya disahkan.", n=angka(max(lama, 0)))
    )


_SEBAB: dict[str, Callable[[FaktaUnit], str]] = {
    "1": _standar,
    "2": _pelibatan,
    "4": _tinjauan,
    "6": _metode,
    "7": _media,
    "8": _realisasi,
    "9": _kecepatan,
}
