"""What every document about a result carries: letterhead, moment, proof, files, the mark of a draft."""

from datetime import UTC, datetime, time

from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.dokumen.laporan import Berkas, Bukti
from fkp.dokumen.teks import teks_angka
from fkp.formats import tanggal, waktu
from fkp.identitas import samarkan
from fkp.laporan.bahan import BahanLaporan, to_arsip
from fkp.unit.kop import atas_kop
from fkp.unit.models import Unit
from fkp.unit.queries import SEMUA, jalan_ke
from surveys.rincian import TERKECIL

RANCANGAN = "RANCANGAN"


def kop_of(bahan: BahanLaporan) -> tuple[str, ...]:
    """The lines of the letterhead, the government first."""
    isi = bahan.isi.identitas
    return tuple(satu for satu in (*atas_kop(isi.induk, isi.unit), isi.unit, isi.alamat) if satu)


def kop_unit(db: Session, unit: Unit) -> tuple[str, ...]:
    """The same of a unit as it is called now."""
    induk = (*jalan_ke(db, unit.instansi, SEMUA), unit.instansi)
    semua = (*atas_kop((satu.nama for satu in induk), unit.nama), unit.nama, unit.alamat)
    return tuple(satu for satu in semua if satu)


def penyusun(bahan: BahanLaporan) -> str:
    """Who made the document, for its properties."""
    return bahan.isi.identitas.unit


def saat_of(bahan: BahanLaporan) -> datetime:
    """The moment that the document speaks of, on the wall clock of the unit: its seal, or for a draft the end
    of its period. Never the present: the same result is the same file."""
    if bahan.segel:
        return setempat(bahan.segel.waktu, bahan.isi.identitas.zona)
    # What came from a spreadsheet begins with the day on which it was made.
    hari = bahan.isi.mulai if bahan.asal else bahan.isi.akhir
    return datetime.combine(hari, time(), UTC)


def tanda_air(bahan: BahanLaporan) -> str:
    """Printed across a draft. What was made from a spreadsheet is final in its own way and says so itself."""
    return RANCANGAN if bahan.segel is None and not bahan.asal else ""


def bukti_of(bahan: BahanLaporan, *, umum: bool = False) -> Bukti | None:
    """How a reader checks the document. A handful of answers could be guessed from their fingerprint alone,
    so a copy for everyone leaves it out then, and always who sealed, as the verification page does."""
    segel = bahan.segel
    if segel is None:
        return None
    zona = bahan.isi.identitas.zona
    oleh = "" if umum else f" oleh {segel.oleh}"
    uraian = f"Disahkan {waktu(segel.waktu, zona)}{oleh}, versi {segel.versi}."
    if segel.alasan:
        uraian += f" Alasan perbaikan: {samarkan(segel.alasan) if umum else segel.alasan}"
    sidik = "" if umum and bahan.hasil.responden < TERKECIL else segel.sidik
    return Bukti(kode=segel.kode.upper(), alamat=segel.alamat, sidik=sidik, uraian=uraian)


def berkas_of(bahan: BahanLaporan) -> tuple[Berkas, ...]:
    """The files that a sealed report carries, so that it is its own proof."""
    if bahan.segel is None:
        return ()
    return (
        Berkas("jawaban.csv", "text/csv", bahan.kanonik, "Berkas jawaban kanonik, tanpa identitas responden"),
        Berkas(
            "pengesahan.json", "application/json", to_arsip(bahan), "Hasil yang disahkan dan cara hitungnya"
        ),
    )


def sampul_of(bahan: BahanLaporan, *, umum: bool = False) -> tuple[str, ...]:
    """The lines under the title; whose unit it is stands in the letterhead."""
    isi, segel = bahan.isi, bahan.segel
    baris = [isi.identitas.unit, isi.periode]
    if segel:
        baris.append(f"Versi {teks_angka(segel.versi)}, disahkan {tanggal(saat_of(bahan).date())}")
    elif bahan.asal:
        baris.append(f"Disusun dari berkas {bahan.asal}, tidak disahkan lewat aplikasi")
    else:
        baris.append("Rancangan, belum disahkan")
    if umum:
        baris.append("Salinan untuk umum: tanpa jawaban orang per orang dan tanpa kutipan saran")
    return tuple(baris)
