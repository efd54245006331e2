"""The report as a document without a format; plain Indonesian, like every document."""

from fkp.clock import ZONA_BERSAMA, setempat
from fkp.dokumen.laporan import Bagian, Bentuk, Blok, Fakta, Kolom, Laporan, Paragraf, Peran, Poin, Sel, Tabel
from fkp.dokumen.teks import teks_angka
from fkp.formats import tanggal
from fkp.laporan.pelaporan import lembar
from fkp.laporan.pelaporan.baris import Capaian
from fkp.laporan.pelaporan.keterangan import BUKAN_KETENTUAN, definisi
from fkp.laporan.pelaporan.kewajiban import kewajiban
from fkp.laporan.pelaporan.susun import Pelaporan, bagian


def laporan_pelaporan(laporan: Pelaporan, penyusun: str) -> Laporan:
    """The upward report; ``penyusun`` whose document it is."""
    minta = laporan.minta
    kurang, unit = lembar.tabel_kurang(laporan), lembar.tabel_unit(laporan)
    ringkasan = Tabel(
        "Ringkasan",
        (Kolom("Uraian", lebar=3), Kolom("Nilai", lebar=4)),
        [*_fakta(laporan)],
        lembar="Ringkasan",
    )
    cara = Tabel(
        "Definisi dan batas",
        (Kolom("No", "kanan", 0.3), Kolom("Uraian", lebar=7)),
        [(ke, teks) for ke, teks in enumerate(_cara(laporan), start=1)],
        lembar="Definisi",
    )
    rincian = (lembar.tabel_survei(laporan), lembar.tabel_forum(laporan), lembar.tabel_janji(laporan))
    return Laporan(
        judul="Laporan Penyelenggaraan dan Tindak Lanjut SKM dan FKP",
        sampul=(minta.nama, minta.kalender.nama, f"Keadaan pada {tanggal(laporan.hari)}"),
        bagian=(
            Bagian("Siapa yang belum", _belum(laporan, kurang)),
            Bagian("Ringkasan", (Fakta(tuple((n, _teks(nilai)) for n, nilai in _fakta(laporan))),)),
            *((Bagian("Tiap unit", (unit,)),) if laporan.baris else ()),
            Bagian("Definisi dan batas", (Poin(tuple(_cara(laporan)), bernomor=True),)),
        ),
        penyusun=penyusun,
        saat=setempat(laporan.saat, ZONA_BERSAMA),
        bentuk=Bentuk.LEBAR,
        kop=(minta.nama,),
        lembar=(kurang, lembar.tabel_unit(laporan, instansi=True), *rincian, ringkasan, cara),
    )


def kalimat_belum(laporan: Pelaporan) -> list[str]:
    """How many lack what, each share with its count."""
    dari = len(laporan.baris)
    keduanya = sum(b.kurang_skm and b.kurang_fkp for b in laporan.baris)
    return [
        f"Belum ada SKM yang disahkan: {_dari(len(laporan.kurang_skm), dari)}.",
        f"Belum ada FKP yang disahkan: {_dari(len(laporan.kurang_fkp), dari)}.",
        f"Belum keduanya: {_dari(keduanya, dari)}.",
    ]


def _belum(laporan: Pelaporan, kurang: Tabel) -> tuple[Blok, ...]:
    if not laporan.baris:
        return (Paragraf("Belum ada unit di cakupan ini.", Peran.PERINGATAN),)
    isi: list[Blok] = [Paragraf(kewajiban().kalimat, Peran.CATATAN), Poin(tuple(kalimat_belum(laporan)))]
    if len(kurang.baris):
        return (*isi, kurang)
    return (*isi, Paragraf("Semua unit sudah punya SKM dan FKP yang disahkan pada periode ini."))


def _dari(n: int, dari: int) -> str:
    return f"{teks_angka(n)} dari {teks_angka(dari)} unit ({teks_angka(bagian(n, dari))}%)"


def _fakta(laporan: Pelaporan) -> list[tuple[str, Sel]]:
    j, dari = laporan.jumlah, len(laporan.baris)
    selesai_skm = j.skm_capaian[Capaian.TEPAT] + j.skm_capaian[Capaian.LAMBAT]
    selesai_fkp = j.fkp_capaian[Capaian.TEPAT] + j.fkp_capaian[Capaian.LAMBAT]
    hari = "Belum ada data" if j.hari_terbit is None else j.hari_terbit
    return [
        ("Cakupan", laporan.minta.nama),
        ("Periode", laporan.minta.kalender.nama),
        ("Keadaan pada", tanggal(laporan.hari)),
        ("Unit", dari),
        ("Unit dengan SKM yang disahkan", _dari(dari - len(laporan.kurang_skm), dari)),
        ("Unit dengan FKP yang disahkan", _dari(dari - len(laporan.kurang_fkp), dari)),
        ("Survei yang disahkan", j.survei),
        ("Forum yang disahkan", j.forum),
        ("Berita acara terbit", j.terbit),
        (
            "Rata-rata hari dari forum sampai terbit",
            hari,
        ),
        ("Tindak lanjut SKM", j.skm),
        ("Di antaranya selesai", _persen(selesai_skm, j.skm)),
        ("Tindak lanjut FKP", j.fkp),
        ("Di antaranya selesai", _persen(selesai_fkp, j.fkp)),
        ("Di antaranya selesai tepat waktu", _persen(j.fkp_capaian[Capaian.TEPAT], j.fkp)),
        ("Di antaranya lewat waktu", _persen(j.fkp_capaian[Capaian.LEWAT], j.fkp)),
        ("Catatan", BUKAN_KETENTUAN),
    ]


def _persen(n: int, dari: int) -> str:
    return f"{teks_angka(n)} ({teks_angka(bagian(n, dari))}%)" if dari else "0"


def _cara(laporan: Pelaporan) -> list[str]:
    return [kewajiban().kalimat, *definisi(laporan)]


def _teks(nilai: Sel) -> str:
    return nilai if isinstance(nilai, str) else teks_angka(nilai)  # type: ignore[arg-type]  # facts are texts and numbers
