"""A recap as a document without a format; plain Indonesian, like every document."""

from decimal import Decimal

from fkp.clock import ZONA_BERSAMA, setempat
from fkp.dokumen.laporan import (
    Bagian,
    Batang,
    Bentuk,
    Blok,
    ButirBatang,
    Fakta,
    Laporan,
    Paragraf,
    Peran,
    Poin,
    Tabel,
)
from fkp.dokumen.teks import teks_angka
from fkp.formats import waktu
from fkp.laporan.rekap import lembar
from fkp.laporan.rekap.daftar import Kemajuan
from fkp.laporan.rekap.jumlah import tabel_jumlah
from fkp.laporan.rekap.susun import Rekap
from surveys.hasil import HasilSkm
from surveys.mutu import BATAS, Mutu

GABUNGAN = (
    "IKM gabungan dihitung dari semua jawaban semua unit sekaligus, jadi tiap responden sama berat dan unit "
    "dengan responden lebih banyak lebih menentukan."
)
RATA = (
    "Rata-rata antarunit adalah rata-rata IKM unit seperti tercetak, jadi tiap unit sama berat berapa pun "
    "respondennya. Keduanya menjawab pertanyaan yang berbeda dan tidak dapat saling menggantikan."
)

BAGIAN = {
    "Per instansi": "Per instansi",
    "Unit": "Hasil tiap unit",
    "Belum melapor": "Unit yang belum melapor",
    "Survei rangkap": "Unit dengan lebih dari satu survei",
    "Tidak dihitung": "Survei yang tidak dihitung",
}
"""The heading over each table of the text, by its sheet."""


def laporan_rekap(rekap: Rekap, penyusun: str) -> Laporan:
    """The recap of a node; ``penyusun`` whose document it is."""
    tabel = _tabel(rekap)
    unsur, jumlah = lembar.tabel_unsur(rekap), tabel_jumlah(rekap)
    ringkasan = lembar.tabel_fakta("Ringkasan", _fakta(rekap), "Ringkasan")
    metode = lembar.tabel_fakta(
        "Metode", [(f"{i}", t) for i, t in enumerate(metode_rekap(rekap), 1)], "Metode"
    )
    return Laporan(
        judul="Rekap Survei Kepuasan Masyarakat",
        sampul=(rekap.minta.nama, rekap.minta.kalender.nama, rekap.instrumen.nama),
        bagian=(
            Bagian("Ringkasan", _ringkasan(rekap)),
            *(Bagian(BAGIAN[t.lembar], (t,)) for t in tabel),
            Bagian("Metode dan cara membaca", (Poin(tuple(metode_rekap(rekap)), bernomor=True),)),
        ),
        penyusun=penyusun,
        saat=setempat(rekap.saat, ZONA_BERSAMA),
        bentuk=Bentuk.LEBAR,
        kop=(rekap.minta.nama,),
        lembar=(ringkasan, *_sisip(tabel, unsur, jumlah), metode),
    )


def _tabel(rekap: Rekap) -> list[Tabel]:
    """The tables of the text; those without rows are left out, their absence is said in the summary."""
    semua = (
        lembar.tabel_kelompok(rekap),
        lembar.tabel_unit(rekap),
        lembar.tabel_belum(rekap),
        lembar.tabel_rangkap(rekap),
        lembar.tabel_lain(rekap),
    )
    return [t for t in semua if len(t.baris)]


def _sisip(tabel: list[Tabel], *lebar: Tabel) -> list[Tabel]:
    """The workbook has two more, too wide for paper, right after the units."""
    hasil: list[Tabel] = []
    for t in tabel:
        hasil.append(t)
        if t.lembar == "Unit":
            hasil += lebar
    return hasil


def _ringkasan(rekap: Rekap) -> tuple[Blok, ...]:
    isi: list[Blok] = [Paragraf(teks, Peran.PERINGATAN) for teks in peringatan(rekap)]
    isi.append(Fakta(tuple((nama, _teks(nilai)) for nama, nilai in _fakta(rekap))))
    if (hasil := rekap.semua.hasil) is not None:
        isi += [Paragraf(GABUNGAN), Paragraf(RATA), _batang(hasil)]
    return tuple(isi)


def _teks(nilai: str | int | Decimal) -> str:
    return nilai if isinstance(nilai, str) else teks_angka(nilai)


def _fakta(rekap: Rekap) -> list[tuple[str, str | int | Decimal]]:
    semua, huruf = rekap.semua, rekap.huruf
    isi: list[tuple[str, str | int | Decimal]] = [
        ("Cakupan", rekap.minta.nama),
        ("Periode", f"{rekap.minta.kalender.nama} ({lembar.hari_terakhir(rekap)})"),
        ("Kuesioner", rekap.instrumen.nama),
        ("Keadaan pada", waktu(rekap.saat, ZONA_BERSAMA)),
        ("Unit", len(rekap.baris)),
        ("Sudah melapor (hasil disahkan)", semua.melapor),
        ("Di antaranya belum terbit", len(rekap.pada(Kemajuan.DISAHKAN))),
        ("Belum melapor", len(rekap.belum)),
        ("Memakai kuesioner lain", len(rekap.pada(Kemajuan.LAIN))),
        ("Responden", rekap.hitungan.responden),
    ]
    if semua.hasil is None or semua.rata is None:
        return [*isi, ("IKM gabungan", "Belum ada data")]
    mutu = f" ({semua.hasil.mutu}, {semua.hasil.kinerja})" if semua.hasil.mutu else ""
    isi += [
        ("IKM gabungan", f"{teks_angka(semua.hasil.ikm)}{mutu}"),
        ("Rata-rata antarunit", semua.rata),
        *((f"Unit bermutu {m.value} ({m.kinerja})", huruf[m.value]) for m in Mutu),
    ]
    if huruf[""]:
        isi.append(("Unit tanpa huruf mutu", huruf[""]))
    return isi


def _batang(hasil: HasilSkm) -> Batang:
    rendah = {u.kunci for u in hasil.terendah(3)} if len(hasil.unsur) > 3 else set()
    terendah, tertinggi = hasil.terendah(1)[0], hasil.tertinggi(1)[0]
    return Batang(
        judul="Nilai unsur dari semua jawaban",
        uraian=(
            f"Unsur terendah {terendah.nama} ({teks_angka(terendah.ikm)}), tertinggi {tertinggi.nama} "
            f"({teks_angka(tertinggi.ikm)})."
        ),
        butir=tuple(
            ButirBatang(u.nama, u.ikm, teks_angka(u.ikm), str(u.mutu or ""), u.kunci in rendah)
            for u in hasil.unsur
        ),
        batas=tuple((mulai, m.value) for m, mulai in sorted(BATAS.items(), key=lambda b: b[1])),
    )


def peringatan(rekap: Rekap) -> list[str]:
    """What a reader must know before the figures."""
    isi = []
    if not rekap.seragam:
        isi.append(
            "Metode unit-unit ini tidak sama, atau ada yang memakai rata-rata layanan. IKM gabungan karena "
            "itu dihitung hanya dengan metode eksak (bobot sama, tanpa pembulatan di tengah), sedangkan IKM "
            "tiap unit tetap seperti yang disahkan."
        )
    if belum := len(rekap.pada(Kemajuan.DISAHKAN)):
        isi.append(
            f"Rekap ini memuat hasil {teks_angka(belum)} unit yang sudah disahkan tetapi belum terbit, jadi "
            "belum untuk umum."
        )
    return isi


def metode_rekap(rekap: Rekap) -> list[str]:
    """How the recap was made, in sentences."""
    hasil = rekap.semua.hasil
    aturan = hasil.uraian_aturan if hasil else rekap.aturan.uraian(len(rekap.instrumen.unsur))
    return [
        f"Kuesioner: {rekap.instrumen.nama} (versi {rekap.instrumen.versi}). Jawaban dari kuesioner lain "
        "tidak pernah dicampurkan; kuesioner lain mempunyai rekapnya sendiri.",
        "Yang dihitung: versi terbaru dari setiap hasil yang disahkan, bila semua hari surveinya di dalam "
        f"periode {lembar.hari_terakhir(rekap)}. Survei yang hanya sebagian harinya di periode ini tidak "
        "dihitung, tetapi disebut pada daftar survei yang tidak dihitung.",
        GABUNGAN,
        f"Metode IKM gabungan: {aturan}.",
        RATA,
        "Unit dengan lebih dari satu survei: semua jawabannya digabung menjadi IKM unit itu.",
        "Huruf mutu: tabel PermenPANRB 14/2017, dari IKM yang sudah dibulatkan dua desimal.",
        "IKM dan mutu tiap unit disalin dari hasil yang disahkan. Tiap hasil dapat dihitung ulang dari "
        "berkas jawabannya.",
    ]
