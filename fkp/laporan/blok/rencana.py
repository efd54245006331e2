"""4.2 and annex 4: the plan, and how far the plan of the period before got."""

from datetime import date

from fkp.dokumen.laporan import Blok, Kolom, Paragraf, Peran, Sel, Tabel
from fkp.formats import tanggal
from fkp.laporan.bahan import BahanLaporan
from fkp.skm.naskah.isi import BarisRencana

STATUS = {
    "direncanakan": "Direncanakan",
    "berjalan": "Berjalan",
    "selesai": "Selesai",
    "dihentikan": "Dihentikan",
}
TANDA = "x"
TAHUN_TERBANYAK = 3
"""Years whose quarters fit beside each other; a longer plan gives its dates instead."""


def rencana(bahan: BahanLaporan, _umum: bool) -> tuple[Blok, ...]:
    """The plan in the form of the template, or that there is none."""
    if not bahan.isi.rencana:
        return (Paragraf("Rencana tindak lanjut belum diisi.", Peran.PERINGATAN),)
    isi: list[Blok] = [tabel_rencana(bahan)]
    forum = bahan.isi.forum
    # The text above names the forum, unless somebody wrote one that does not.
    if forum and forum.judul not in bahan.isi.naskah.get("rencana", ""):
        isi.append(
            Paragraf(f"Rencana ini dibahas dalam {forum.judul}, {tanggal(forum.tanggal)}.", Peran.CATATAN)
        )
    return tuple(isi)


def tabel_rencana(bahan: BahanLaporan) -> Tabel:
    """No | Prioritas Unsur | Program/Kegiatan | Waktu by quarters of each year | Penanggung Jawab."""
    baris = bahan.isi.rencana
    tahun = _tahun(baris)
    if len(tahun) <= TAHUN_TERBANYAK:
        waktu = [
            Kolom(romawi, "tengah", lebar=0.3, kelompok=f"Waktu {satu} (TW)")
            for satu in tahun
            for romawi in ("I", "II", "III", "IV")
        ]
    else:
        waktu = [Kolom("Waktu", lebar=1.8)]
    return Tabel(
        "Rencana tindak lanjut",
        (
            Kolom("No", "kanan", lebar=0.5),
            Kolom("Prioritas Unsur", lebar=2),
            Kolom("Program/Kegiatan", lebar=3.5),
            *waktu,
            Kolom("Penanggung Jawab", lebar=1.8),
        ),
        tuple(
            (
                nomor,
                satu.nama_unsur or "Tidak terikat unsur",
                _kegiatan(satu),
                *_waktu(satu, tahun),
                satu.penanggung_jawab,
            )
            for nomor, satu in enumerate(baris, start=1)
        ),
        catatan=("TW: triwulan. Tanda x: triwulan saat kegiatan dikerjakan.",)
        if len(tahun) <= TAHUN_TERBANYAK
        else (),
        lembar="Rencana",
    )


def pelaksanaan(bahan: BahanLaporan, _umum: bool) -> tuple[Blok, ...]:
    """The plan of the period before with what became of each row."""
    if not bahan.isi.pelaksanaan:
        return ()
    baris: list[tuple[Sel, ...]] = [
        (
            nomor,
            satu.nama_unsur or "Tidak terikat unsur",
            satu.kegiatan,
            satu.tenggat,
            _status(satu),
            satu.realisasi or "belum diisi",
            satu.hambatan,
        )
        for nomor, satu in enumerate(bahan.isi.pelaksanaan, start=1)
    ]
    return (
        Tabel(
            "Pelaksanaan tindak lanjut periode sebelumnya",
            (
                Kolom("No", "kanan", lebar=0.5),
                Kolom("Unsur", lebar=1.8),
                Kolom("Program/Kegiatan", lebar=2.6),
                Kolom("Tenggat", lebar=1.1),
                Kolom("Status", lebar=1.3),
                Kolom("Realisasi", lebar=2),
                Kolom("Hambatan", lebar=1.8),
            ),
            tuple(baris),
        ),
    )


def _tahun(baris: tuple[BarisRencana, ...]) -> list[int]:
    awal = min((satu.mulai or satu.tenggat).year for satu in baris)
    return list(range(awal, max(satu.tenggat.year for satu in baris) + 1))


def _kegiatan(satu: BarisRencana) -> str:
    return f"{satu.kegiatan} (keluaran: {satu.keluaran})" if satu.keluaran else satu.kegiatan


def _waktu(satu: BarisRencana, tahun: list[int]) -> list[str]:
    if len(tahun) > TAHUN_TERBANYAK:
        return [_rentang(satu.mulai, satu.tenggat)]
    return [TANDA if tw in satu.triwulan(tiap) else "" for tiap in tahun for tw in (1, 2, 3, 4)]


def _rentang(mulai: date | None, tenggat: date) -> str:
    sampai = tanggal(tenggat, "d MMM yyyy")
    return f"{tanggal(mulai, 'd MMM yyyy')} sampai {sampai}" if mulai else f"sampai {sampai}"


def _status(satu: BarisRencana) -> str:
    status = STATUS.get(satu.status, satu.status)
    return f"{status}, {tanggal(satu.selesai_pada, 'd MMM yyyy')}" if satu.selesai_pada else status
