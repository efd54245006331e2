"""3.2: the index, its unsur, its layanan, and how it was computed."""

from decimal import Decimal

from fkp.dokumen.laporan import Batang, Blok, ButirBatang, Fakta, Kolom, Paragraf, Peran, Sel, Tabel
from fkp.dokumen.teks import teks_angka
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.umum import CATATAN_KECIL, TERSEMBUNYI, unsur_tersembunyi
from surveys.hasil import NilaiUnsur
from surveys.mutu import BATAS

TERKECIL, TERBESAR = Decimal(25), Decimal(100)


def unsur(bahan: BahanLaporan, umum: bool) -> tuple[Blok, ...]:
    """The table of unsur with the index of the unit under it."""
    return (tabel_unsur(bahan, umum=umum),)


def tabel_unsur(bahan: BahanLaporan, *, umum: bool = False) -> Tabel:
    """NRR, IKM, letter and step from the period before, per unsur; also a sheet."""
    hasil, lalu = bahan.hasil, bahan.isi.sebelumnya
    tertutup = unsur_tersembunyi(bahan) if umum else frozenset()
    baris: list[tuple[Sel, ...]] = []
    for satu in hasil.unsur:
        if satu.kunci in tertutup:
            baris.append((satu.kode, satu.nama, None, TERSEMBUNYI))
            continue
        ubah: tuple[Sel, ...] = ()
        if lalu:
            lama = lalu.unsur.get(satu.kunci)
            ubah = (selisih(satu.ikm - lama) if lama is not None else "baru",)
        kinerja = satu.mutu.kinerja if satu.mutu else ""
        baris.append((satu.kode, satu.nama, satu.nrr, satu.ikm, satu.mutu or "", kinerja, *ubah))
    baris += [(u.kode, u.nama, None, "tidak ada jawaban") for u in hasil.tanpa_jawaban]
    kolom = [
        Kolom("Kode", lebar=0.6),
        Kolom("Unsur", lebar=3.2),
        Kolom("NRR", "kanan", lebar=0.8),
        Kolom("IKM", "kanan"),
        Kolom("Mutu", "tengah", lebar=0.7),
        Kolom("Kinerja", lebar=1.3),
    ]
    unit: tuple[Sel, ...] = (
        None,
        "IKM unit pelayanan",
        hasil.nilai_indeks,
        hasil.ikm,
        hasil.mutu or "",
        hasil.kinerja or "",
    )
    catatan = []
    if lalu:
        kolom.append(Kolom("Perubahan", "kanan"))
        unit = (*unit, selisih(hasil.ikm - lalu.ikm))
        catatan.append(f"Perubahan terhadap {lalu.periode}, dalam poin IKM.")
    if tertutup:
        catatan.append(CATATAN_KECIL)
    return Tabel(
        "Nilai tiap unsur pelayanan",
        tuple(kolom),
        (*baris, unit),
        catatan=tuple(catatan),
        lembar="Hasil per unsur",
    )


def selisih(nilai: Decimal) -> str:
    """ "+1,24" or "−1,24" with a true minus sign, "0,00" without one."""
    tanda = "−" if nilai < 0 else "+" if nilai else ""
    return f"{tanda}{teks_angka(abs(nilai))}"


def grafik_unsur(bahan: BahanLaporan, umum: bool) -> tuple[Blok, ...]:
    """Bars in the order of the table, where each letter begins, the lowest ones singled out."""
    tertutup = unsur_tersembunyi(bahan) if umum else frozenset()
    tampak = [satu for satu in bahan.hasil.unsur if satu.kunci not in tertutup]
    if not tampak:
        return ()
    return (batang_unsur(bahan, tampak),)


def batang_unsur(bahan: BahanLaporan, tampak: list[NilaiUnsur]) -> Batang:
    """The bar chart of these unsur."""
    hasil = bahan.hasil
    rendah = {s.kunci for s in hasil.terendah()} if len(tampak) == len(hasil.unsur) > 3 else set()
    awal, akhir = min(tampak, key=lambda s: s.nrr_eksak), max(tampak, key=lambda s: s.nrr_eksak)
    uraian = f"{awal.nama}: {teks_angka(awal.ikm)}."
    if len(tampak) > 1:
        uraian = (
            f"Terendah {awal.nama} ({teks_angka(awal.ikm)}), tertinggi {akhir.nama} "
            f"({teks_angka(akhir.ikm)})."
        )
    if rendah:
        uraian += " Tiga unsur terendah ditandai."
    return Batang(
        "IKM per unsur pelayanan",
        uraian,
        tuple(
            ButirBatang(
                f"{satu.kode} {satu.nama}",
                satu.ikm,
                teks_angka(satu.ikm),
                satu.mutu or "",
                satu.kunci in rendah,
            )
            for satu in tampak
        ),
        mulai=Decimal(100) / bahan.hitungan.instrumen.skala_maks,
        batas=tuple((nilai, str(huruf)) for huruf, nilai in BATAS.items()) if hasil.aturan.pita else (),
    )


def layanan(bahan: BahanLaporan, _umum: bool) -> tuple[Blok, ...]:
    """The index of each layanan; small ones hidden as they were sealed."""
    isi = bahan.rincian["layanan"]
    if len(isi) < 2:
        return ()
    baris: list[tuple[Sel, ...]] = []
    for nomor, b in enumerate(isi, start=1):
        nama = b["nama"] or "Tidak disebutkan"
        if b["tersembunyi"]:
            baris.append((nomor, nama, TERSEMBUNYI))
        else:
            ikm = Decimal(b["ikm"]) if b["ikm"] else "tidak ada jawaban"
            baris.append((nomor, nama, b["responden"], ikm, b["mutu"] or ""))
    return (
        Tabel(
            "IKM per layanan",
            (
                Kolom("No", "kanan", lebar=0.5),
                Kolom("Layanan", lebar=3.5),
                Kolom("Responden", "kanan"),
                Kolom("IKM", "kanan"),
                Kolom("Mutu", "tengah", lebar=0.7),
            ),
            tuple(baris),
            catatan=(CATATAN_KECIL,) if any(b["tersembunyi"] for b in isi) else (),
        ),
    )


def cara_hitung(bahan: BahanLaporan, _umum: bool) -> tuple[Blok, ...]:
    """The method in a line, the index under other weights, and how sure it is."""
    hasil, rincian = bahan.hasil, bahan.rincian
    fakta = [
        ("Cara hitung", hasil.uraian_aturan),
        ("Nilai indeks", teks_angka(hasil.nilai_indeks)),
        ("IKM", teks_angka(hasil.ikm)),
    ]
    if rincian["margin"] is not None:
        margin = Decimal(rincian["margin"])
        bawah, atas = max(hasil.ikm - margin, TERKECIL), min(hasil.ikm + margin, TERBESAR)
        fakta += [
            ("Galat (keyakinan 95%)", f"{teks_angka(margin)} poin IKM"),
            ("Selang", f"{teks_angka(bawah)} sampai {teks_angka(atas)}"),
        ]
    isi: list[Blok] = [Fakta(tuple(fakta))]
    if rincian["margin"] is not None:
        isi.append(
            Paragraf(
                "Galat dihitung seolah-olah responden dipilih secara acak. Responden yang memilih sendiri "
                "untuk menjawab bukan sampel acak, sehingga galat yang sebenarnya dapat lebih besar.",
                Peran.CATATAN,
            )
        )
    if len(rincian["banding"]) > 1:
        isi.append(_banding(bahan))
    return tuple(isi)


def _banding(bahan: BahanLaporan) -> Tabel:
    return Tabel(
        "IKM menurut bobot yang berbeda",
        (
            Kolom("Bobot", lebar=2),
            Kolom("IKM", "kanan"),
            Kolom("Mutu", "tengah"),
            Kolom("Keterangan", lebar=3),
        ),
        tuple(
            (
                satu["label"].replace(".", ","),
                Decimal(satu["ikm"]),
                satu["mutu"] or "",
                ". ".join(
                    kata
                    for kata, ya in (
                        ("dipakai di laporan ini", satu["dipakai"]),
                        ("hurufnya berbeda", satu["huruf_berbeda"]),
                    )
                    if ya
                ),
            )
            for satu in bahan.rincian["banding"]
        ),
        catatan=("Jawabannya sama; yang berbeda hanya bobot tiap unsur.",),
    )
