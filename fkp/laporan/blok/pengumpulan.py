"""Chapter II and 3.1: how answers came, when, whether enough, and who answered."""

from fractions import Fraction
from typing import Any

from fkp.dokumen.laporan import Blok, Kolom, Paragraf, Peran, Sel, Tabel
from fkp.formats import tanggal
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.umum import CATATAN_KECIL, TERSEMBUNYI
from surveys.mutu import round_once
from surveys.rincian import hide_small


def kanal(bahan: BahanLaporan, umum: bool) -> tuple[Blok, ...]:
    """Answers per way of answering."""
    if not bahan.isi.kanal:
        return ()
    jumlah: dict[str, int | None] = dict(bahan.isi.kanal)
    if umum:
        jumlah = hide_small(dict(bahan.isi.kanal))
    return (
        Tabel(
            "Jawaban menurut cara menjawab",
            (Kolom("Cara menjawab", lebar=3), Kolom("Jumlah jawaban", "kanan")),
            tuple((nama, TERSEMBUNYI if n is None else n) for nama, n in jumlah.items()),
        ),
    )


def jadwal(bahan: BahanLaporan, _umum: bool) -> tuple[Blok, ...]:
    """The timetable. Which days are working days differs from unit to unit, so all days are counted."""
    if not bahan.isi.jadwal:
        return ()
    baris = []
    for nomor, (nama, dari, sampai) in enumerate(bahan.isi.jadwal, start=1):
        waktu = tanggal(dari) if dari == sampai else f"{tanggal(dari)} sampai {tanggal(sampai)}"
        baris.append((nomor, nama, waktu, (sampai - dari).days + 1))
    return (
        Tabel(
            "Jadwal pelaksanaan SKM",
            (
                Kolom("No", "kanan", lebar=0.5),
                Kolom("Kegiatan", lebar=3),
                Kolom("Waktu pelaksanaan", lebar=3),
                Kolom("Jumlah hari", "kanan"),
            ),
            tuple(baris),
            catatan=("Jumlah hari menurut kalender, termasuk hari libur.",),
        ),
    )


def kecukupan(bahan: BahanLaporan, umum: bool) -> tuple[Blok, ...]:
    """People served, respondents needed and respondents there are, per layanan."""
    baris = bahan.rincian["kecukupan"]
    if not baris:
        return ()
    ada: dict[int, int | None] = {i: satu["ada"] for i, satu in enumerate(baris)}
    if umum:
        ada = hide_small({i: satu["ada"] for i, satu in enumerate(baris)})
    isi: list[tuple[Sel, ...]] = [
        (
            i + 1,
            satu["layanan"],
            "belum diisi" if satu["populasi"] is None else satu["populasi"],
            "tidak diketahui" if satu["perlu"] is None else satu["perlu"],
            TERSEMBUNYI if ada[i] is None else ada[i],
        )
        for i, satu in enumerate(baris)
    ]
    catatan = ["Dibutuhkan: rumus Krejcie dan Morgan per layanan, keyakinan 95%, galat 5%."]
    if None in ada.values():
        catatan.append(CATATAN_KECIL)
    return (
        Tabel(
            "Kecukupan jumlah responden",
            (
                Kolom("No", "kanan", lebar=0.5),
                Kolom("Layanan", lebar=3),
                Kolom("Penerima layanan", "kanan"),
                Kolom("Dibutuhkan", "kanan"),
                Kolom("Terkumpul", "kanan"),
            ),
            tuple(isi),
            catatan=tuple(catatan),
        ),
    )


def karakteristik(bahan: BahanLaporan, _umum: bool) -> tuple[Blok, ...]:
    """Who answered; groups hidden at sealing stay hidden for everyone."""
    return (tabel_karakteristik(bahan),)


def tabel_karakteristik(bahan: BahanLaporan) -> Tabel:
    """The table No | Karakteristik | Indikator | Jumlah | Persentase, a row per group; also a sheet."""
    baris: list[tuple[Sel, ...]] = []
    tersembunyi = ganda = False
    kolom_ganda = {satu.kunci for satu in bahan.hitungan.instrumen.profil if satu.ganda}
    bagian = [*bahan.rincian["profil"], {"kunci": "", "nama": "Jenis layanan", "baris": _layanan(bahan)}]
    nomor = 0
    for kolom in bagian:
        tampak = [b for b in kolom["baris"] if b["tersembunyi"] or b["responden"]]
        if not tampak:
            continue
        nomor += 1
        ganda = ganda or kolom["kunci"] in kolom_ganda
        for ke, b in enumerate(tampak):
            kepala = (nomor, kolom["nama"]) if ke == 0 else (None, None)
            if b["tersembunyi"]:
                tersembunyi = True
                baris.append((*kepala, b["nama"], TERSEMBUNYI, None))
            else:
                persen = round_once(Fraction(100 * b["responden"], bahan.hasil.responden), 1)
                baris.append((*kepala, b["nama"], b["responden"], persen))
    catatan = [CATATAN_KECIL] if tersembunyi else []
    if ganda:
        catatan.append("Ragam disabilitas boleh dipilih lebih dari satu, sehingga jumlahnya dapat melebihi.")
    return Tabel(
        "Karakteristik responden",
        (
            Kolom("No", "kanan", lebar=0.5),
            Kolom("Karakteristik", lebar=2),
            Kolom("Indikator", lebar=3),
            Kolom("Jumlah", "kanan"),
            Kolom("Persentase (%)", "kanan"),
        ),
        tuple(baris),
        catatan=tuple(catatan),
        lembar="Responden",
    )


def _layanan(bahan: BahanLaporan) -> list[dict[str, Any]]:
    return [{**b, "nama": b["nama"] or "Tidak disebutkan"} for b in bahan.rincian["layanan"]]


def kosong_umum() -> Paragraf:
    """What stands instead of figures when fewer than five answered."""
    return Paragraf(
        "Angka survei ini tidak ditampilkan untuk umum karena respondennya kurang dari lima orang: dari "
        "angka sekecil itu jawaban orang per orang dapat ditebak.",
        Peran.PERINGATAN,
    )
