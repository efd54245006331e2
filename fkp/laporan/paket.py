"""The evidence pack of a survey as files: what it proves, in a form that is checked without us."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask_babel import force_locale

from fkp.dokumen.docx import write_docx
from fkp.dokumen.html import write_html
from fkp.dokumen.laporan import Bagian, Bentuk, Fakta, Kolom, Laporan, Paragraf, Tabel
from fkp.dokumen.pdf import write_pdf
from fkp.dokumen.xlsx import write_xlsx
from fkp.galat import Galat
from fkp.laporan.bahan import BahanLaporan, to_arsip
from fkp.laporan.kepala import bukti_of, kop_of, penyusun, saat_of
from fkp.laporan.publikasi import lembar_publikasi
from fkp.laporan.skm import laporan_skm
from surveys.kanonik import sha256_hex

INDEKS, PETUNJUK, DAFTAR = "00-indeks.html", "BACA-SAYA.txt", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class IsiPaket:
    """What a pack is made of beside the sealed results (``semua``, oldest version first).

    ``terbit`` are the names and values that tell of the publication, empty when there was none; ``rencana``
    the plan as it stands now; ``jejak`` the lines of the audit trail as a table for reading, ``rantai`` the
    same as they were hashed. ``kode`` is the survey's code."""

    kode: str
    semua: tuple[BahanLaporan, ...]
    terbit: tuple[tuple[str, str], ...]
    rencana: Tabel
    rencana_csv: bytes
    jejak: bytes
    rantai: bytes


@dataclass(frozen=True, slots=True)
class _Butir:
    nama: str
    guna: str
    isi: bytes | None
    sebab: str = ""


def susun_paket(isi: IsiPaket) -> dict[str, bytes]:
    """Every file by its name in the pack, the index and the list of fingerprints among them. The same content
    gives the same bytes. Needs at least one sealed version."""
    with force_locale("id"):
        terakhir = isi.semua[-1]
        butir = [*_dokumen(isi, terakhir), *_publikasi(isi, terakhir), *_jawaban(isi), *_lain(isi, terakhir)]
        butir.append(_Butir(PETUNJUK, "Cara memeriksa paket ini tanpa kami", _petunjuk(isi).encode()))
        berkas = {satu.nama: satu.isi for satu in butir if satu.isi is not None}
        berkas[INDEKS] = write_html(_indeks(isi, terakhir, butir)).encode()
        urut = dict(sorted(berkas.items()))
        urut[DAFTAR] = "".join(f"{sha256_hex(data)}  {nama}\n" for nama, data in urut.items()).encode()
        return urut


def _dokumen(isi: IsiPaket, bahan: BahanLaporan) -> list[_Butir]:
    laporan = laporan_skm(bahan)
    awal = f"01-laporan/laporan-{isi.kode}"
    return [
        _tulis(f"{awal}.pdf", "Laporan lengkap; membawa berkas jawabannya sendiri", write_pdf, laporan),
        _tulis(f"{awal}.docx", "Laporan yang sama untuk disunting", write_docx, laporan),
        _tulis(f"{awal}.xlsx", "Lembar pengolahan dengan rumus hidup", _xlsx, laporan),
    ]


def _publikasi(isi: IsiPaket, bahan: BahanLaporan) -> list[_Butir]:
    nama = "02-publikasi/bukti-terbit.html"
    guna = "Kapan, oleh siapa, dan di alamat mana hasilnya diumumkan"
    if isi.terbit:
        bukti = _Butir(nama, guna, write_html(_bukti_terbit(isi, bahan)).encode())
    else:
        bukti = _Butir(nama, guna, None, "hasilnya belum diterbitkan")
    lembar = lembar_publikasi(bahan)
    return [
        bukti,
        _tulis("02-publikasi/lembar-publikasi.pdf", "Lembar yang dipasang di unit", write_pdf, lembar),
    ]


def _jawaban(isi: IsiPaket) -> list[_Butir]:
    butir = []
    for bahan in isi.semua:
        versi = bahan.segel.versi if bahan.segel else 0
        folder = f"03-jawaban/versi-{versi}"
        butir += [
            _Butir(f"{folder}/jawaban.csv", "Jawaban tanpa identitas, dasar semua angka", bahan.kanonik),
            _Butir(
                f"{folder}/pengesahan.json", "Hasil yang disahkan, hitungan, cara hitung", to_arsip(bahan)
            ),
        ]
    return butir


def _lain(isi: IsiPaket, bahan: BahanLaporan) -> list[_Butir]:
    tindak = "04-tindak-lanjut/rencana"
    jejak = "05-jejak/jejak"
    kosong = "" if len(isi.rencana.baris) else "belum ada rencana tindak lanjut untuk survei ini"
    laporan = Laporan(
        judul="RENCANA TINDAK LANJUT DAN PELAKSANAANNYA",
        sampul=(bahan.isi.identitas.unit, bahan.isi.periode),
        bagian=(Bagian("Rencana dan pelaksanaannya", (isi.rencana,)),),
        penyusun=penyusun(bahan),
        saat=saat_of(bahan),
        bentuk=Bentuk.LEBAR,
        kop=kop_of(bahan),
    )
    guna = "Rencana tindak lanjut dan pelaksanaannya saat paket ini dibuat"
    if kosong:
        rencana = [_Butir(f"{tindak}.pdf", guna, None, kosong), _Butir(f"{tindak}.csv", guna, None, kosong)]
    else:
        rencana = [
            _tulis(f"{tindak}.pdf", guna, write_pdf, laporan),
            _Butir(f"{tindak}.csv", guna, isi.rencana_csv),
        ]
    return [
        *rencana,
        _Butir(f"{jejak}.csv", "Siapa melakukan apa pada survei ini", isi.jejak),
        _Butir(f"{jejak}-rantai.txt", "Baris yang sama sebagaimana disidik, untuk diperiksa", isi.rantai),
    ]


def _tulis(nama: str, guna: str, tulis: Callable[[Laporan], bytes], laporan: Laporan) -> _Butir:
    try:
        return _Butir(nama, guna, tulis(laporan))
    except Galat as salah:
        return _Butir(nama, guna, None, salah.pesan)


def _xlsx(laporan: Laporan) -> bytes:
    keluar = io.BytesIO()
    write_xlsx(laporan, keluar)
    return keluar.getvalue()


def _bukti_terbit(isi: IsiPaket, bahan: BahanLaporan) -> Laporan:
    return Laporan(
        judul="BUKTI PENERBITAN HASIL SURVEI",
        sampul=(bahan.isi.identitas.unit, bahan.isi.periode),
        bagian=(
            Bagian(
                "Penerbitan",
                (
                    Fakta(isi.terbit),
                    Paragraf(
                        "Bukti ini adalah catatan program: baris jejak perubahan yang disebut di atas ada di "
                        "05-jejak. Tangkapan layar tidak dibuat; buka alamatnya untuk melihat halamannya."
                    ),
                ),
            ),
        ),
        penyusun=penyusun(bahan),
        saat=saat_of(bahan),
        bentuk=Bentuk.LEMBAR,
        bukti=bukti_of(bahan),
        kop=kop_of(bahan),
    )


def _indeks(isi: IsiPaket, bahan: BahanLaporan, butir: Sequence[_Butir]) -> Laporan:
    ada = [satu for satu in butir if satu.isi is not None]
    tiada = [satu for satu in butir if satu.isi is None]
    isi_bagian: list[Bagian] = [
        Bagian(
            "Isi paket",
            (
                Tabel(
                    "Berkas, gunanya, dan sidiknya",
                    (Kolom("Berkas", lebar=2.5), Kolom("Membuktikan", lebar=3), Kolom("SHA-256", lebar=4)),
                    tuple((s.nama, s.guna, sha256_hex(s.isi or b"")) for s in sorted(ada, key=_nama)),
                ),
            ),
        ),
        Bagian(
            "Yang tidak ada",
            (
                Tabel(
                    "Berkas yang tidak ada dan sebabnya",
                    (
                        Kolom("Berkas", lebar=2.5),
                        Kolom("Seharusnya membuktikan", lebar=3),
                        Kolom("Sebab", lebar=4),
                    ),
                    tuple((s.nama, s.guna, s.sebab) for s in sorted(tiada, key=_nama)),
                )
                if tiada
                else Paragraf("Tidak ada yang kurang."),
            ),
        ),
        Bagian("Cara memeriksa", tuple(Paragraf(satu) for satu in _cara(isi))),
    ]
    return Laporan(
        judul="INDEKS PAKET BUKTI SURVEI KEPUASAN MASYARAKAT",
        sampul=(bahan.isi.identitas.unit, bahan.isi.periode),
        bagian=tuple(isi_bagian),
        penyusun=penyusun(bahan),
        saat=saat_of(bahan),
        bentuk=Bentuk.LEBAR,
        bukti=bukti_of(bahan),
        kop=kop_of(bahan),
    )


def _nama(butir: _Butir) -> str:
    return butir.nama


def _cara(isi: IsiPaket) -> tuple[str, ...]:
    segel = isi.semua[-1].segel
    alamat = segel.alamat if segel else ""
    return (
        "Buka folder hasil ekstraksi, lalu jalankan: sha256sum -c SHA256SUMS. Di Windows: certutil "
        "-hashfile NAMA SHA256, lalu cocokkan dengan daftarnya.",
        "Dengan program ini, tanpa jaringan: fkp verifikasi paket.zip. Perintah itu menghitung ulang jawaban "
        "menjadi indeks, menyusun ulang laporannya, dan menyebut sel yang berbeda.",
        "Dengan tangan: jumlahkan tiap kolom jawaban.csv, bagi dengan banyaknya yang terisi (NRR), kalikan "
        "dengan bobotnya, jumlahkan, lalu kalikan 25. Lembar Pengolahan pada XLSX melakukannya dengan rumus.",
        "Jejak: tiap baris 05-jejak/jejak-rantai.txt berisi sidik, satu tab, lalu teks. SHA-256 teks itu "
        "(UTF-8, tanpa akhir baris) harus sama dengan sidiknya. Isian pertama teks adalah sidik baris "
        "sebelumnya, yang dapat milik survei lain dan karena itu tidak ikut di sini.",
        "Isi yang saling cocok belum membuktikan siapa yang mengesahkannya. Cocokkan sidik jawaban dan "
        f"kodenya di {alamat} atau pada laporan cetak yang bertanda tangan.",
    )


def _petunjuk(isi: IsiPaket) -> str:
    bahan = isi.semua[-1]
    kepala = (
        f"PAKET BUKTI SKM\n{bahan.isi.identitas.unit}, {bahan.isi.periode}\n\nCara memeriksa tanpa kami\n"
    )
    return kepala + "".join(f"\n{n}. {satu}\n" for n, satu in enumerate(_cara(isi), start=1))
