"""The tables of a recap, each also a sheet of its workbook: totals and means as formulas that anyone can
follow back to the rows."""

from collections.abc import Sequence

from fkp.dokumen.laporan import Kaki, Kolom, Rumus, Sel, Tabel
from fkp.formats import tanggal
from fkp.laporan.rekap.daftar import Kemajuan, SurveiDaftar
from fkp.laporan.rekap.susun import BarisUnit, Kelompok, Rekap
from fkp.skm.periode import nama_periode, rentang
from surveys.instrumen import load_instrumen

KEMAJUAN = {
    Kemajuan.TANPA: "Belum ada survei",
    Kemajuan.SINGGUNG: "Surveinya untuk waktu lain",
    Kemajuan.RANCANGAN: "Masih rancangan",
    Kemajuan.DIBUKA: "Survei dibuka",
    Kemajuan.DITUTUP: "Ditutup, belum disahkan",
    Kemajuan.LAIN: "Memakai kuesioner lain",
    Kemajuan.DISAHKAN: "Disahkan, belum terbit",
    Kemajuan.TERBIT: "Terbit",
}
KAKI_RATA = "ROUND(ROUND(SUM({k}{a}:{k}{z}),2)/COUNT({k}{a}:{k}{z}),2)"
"""Mean of printed figures, half up. The inner rounding drops what binary addition leaves behind the second
decimal."""


def tabel_kelompok(rekap: Rekap) -> Tabel:
    """The branches, the whole as foot."""
    semua = rekap.semua
    kaki = (
        Kaki(
            "semua",
            (
                "Semua",
                Rumus("SUM({k}{a}:{k}{z})", len(semua.baris)),
                Rumus("SUM({k}{a}:{k}{z})", semua.melapor),
                Rumus("SUM({k}{a}:{k}{z})", rekap.hitungan.responden),
                *_angka(semua),
            ),
        ),
    )
    return Tabel(
        judul="Unit, responden, dan IKM tiap instansi",
        kolom=(
            Kolom("Instansi", lebar=4),
            Kolom("Unit", "kanan"),
            Kolom("Melapor", "kanan"),
            Kolom("Responden", "kanan", 1.3),
            Kolom("IKM gabungan", "kanan", 1.3),
            Kolom("Mutu", "tengah"),
            Kolom("Rata-rata antarunit", "kanan", 1.3),
        ),
        baris=[
            (k.nama, len(k.baris), k.melapor, k.hasil.responden if k.hasil else 0, *_angka(k))
            for k in rekap.kelompok
        ],
        kaki=kaki if rekap.kelompok else (),
        catatan=(
            "IKM gabungan tidak sama dengan rata-rata: unit dengan responden lebih banyak lebih berat.",
        ),
        lembar="Per instansi",
    )


def _angka(k: Kelompok) -> tuple[Sel, Sel, Sel]:
    return (k.hasil.ikm, _huruf(k.hasil.mutu), k.rata) if k.hasil else (None, None, None)


def _huruf(mutu: str | None) -> str:
    return str(mutu) if mutu else "tanpa huruf"


def tabel_unit(rekap: Rekap) -> Tabel:
    """Every unit that has reported, with its sealed figures."""
    nama = {u.kunci: u.nama for u in rekap.instrumen.unsur}
    baris: list[tuple[Sel, ...]] = []
    for ke, b in enumerate(rekap.lapor, start=1):
        if b.nilai is None:
            continue
        n = b.nilai
        baris.append(
            (
                ke,
                b.unit.nama,
                b.unit.instansi,
                n.responden,
                n.ikm,
                _huruf(n.mutu),
                b.perubahan,
                nama[n.terendah],
                _keterangan(b),
            )
        )
    kaki = (
        Kaki(
            "jumlah", (None, "Jumlah responden", None, Rumus("SUM({k}{a}:{k}{z})", rekap.hitungan.responden))
        ),
        Kaki("rata", (None, "Rata-rata antarunit", None, None, Rumus(KAKI_RATA, rekap.semua.rata or 0))),
    )
    return Tabel(
        judul="IKM, mutu, dan perubahan tiap unit",
        kolom=(
            Kolom("No", "kanan", 0.6),
            Kolom("Unit", lebar=4),
            Kolom("Instansi", lebar=3),
            Kolom("Responden", "kanan", 1.2),
            Kolom("IKM", "kanan"),
            Kolom("Mutu", "tengah"),
            Kolom("Perubahan", "kanan", 1.2),
            Kolom("Unsur terendah", lebar=2.5),
            Kolom("Keterangan", lebar=2.5),
        ),
        baris=baris,
        kaki=tuple(penuh(k, 9) for k in kaki) if baris else (),
        catatan=(
            "Perubahan: IKM dikurangi IKM unit itu pada periode sebelumnya; kosong bila tidak ada, atau bila "
            "metodenya lain.",
        ),
        lembar="Unit",
    )


def penuh(kaki: Kaki, lebar: int) -> Kaki:
    """The foot row with empty cells up to ``lebar``."""
    return Kaki(kaki.kunci, (*kaki.sel, *([None] * (lebar - len(kaki.sel)))))


def _keterangan(b: BarisUnit) -> str:
    bagian = []
    if len(b.unit.dihitung) > 1:
        bagian.append(f"gabungan {len(b.unit.dihitung)} survei")
    if b.unit.kemajuan == Kemajuan.DISAHKAN:
        bagian.append("belum terbit")
    if sisa := sum(s.sah_id is None for s in b.unit.lain):
        bagian.append(f"{sisa} survei lain belum disahkan")
    return "; ".join(bagian)


def tabel_unsur(rekap: Rekap) -> Tabel:
    """NRR of each unsur of each unit."""
    unsur = rekap.instrumen.unsur
    return Tabel(
        judul="Nilai rata-rata (NRR) unsur tiap unit",
        kolom=(Kolom("Unit", lebar=4), *(Kolom(u.kode, "kanan") for u in unsur)),
        baris=[
            (b.unit.nama, *(b.nilai.nrr.get(u.kunci) for u in unsur))
            for b in rekap.lapor
            if b.nilai is not None
        ],
        catatan=("; ".join(f"{u.kode} {u.nama}" for u in unsur) + ".",),
        lembar="Unsur per unit",
    )


def tabel_belum(rekap: Rekap) -> Tabel:
    """The units that owe a result."""
    return Tabel(
        judul="Unit dan sampai di mana surveinya",
        kolom=(
            Kolom("No", "kanan", 0.5),
            Kolom("Unit", lebar=4),
            Kolom("Instansi", lebar=3),
            Kolom("Sampai di mana", lebar=2.5),
            Kolom("Jawaban masuk", "kanan", 1.2),
        ),
        baris=[
            (ke, b.unit.nama, b.unit.instansi, KEMAJUAN[Kemajuan(b.unit.kemajuan)], _masuk(rekap, b))
            for ke, b in enumerate(rekap.belum, start=1)
        ],
        lembar="Belum melapor",
    )


def _masuk(rekap: Rekap, b: BarisUnit) -> int | None:
    jawaban = [
        s.jawaban
        for s in b.unit.lain
        if s.jawaban is not None and (s.instrumen, s.versi) == (rekap.minta.instrumen, rekap.minta.versi)
    ]
    return sum(jawaban) if jawaban else None


def tabel_rangkap(rekap: Rekap) -> Tabel:
    """The surveys of units that have several in the period."""
    baris: list[tuple[Sel, ...]] = []
    for b in rekap.rangkap:
        for s, n in zip(b.unit.dihitung, b.nilai.survei if b.nilai else (), strict=True):
            periode = nama_periode(s.periode, s.mulai, s.akhir)
            baris.append((b.unit.nama, periode, s.kode, n.responden, n.ikm, _huruf(n.mutu)))
    return Tabel(
        judul="Tiap survei unit yang mempunyai lebih dari satu",
        kolom=(
            Kolom("Unit", lebar=4),
            Kolom("Periode survei", lebar=3),
            Kolom("Kode"),
            Kolom("Responden", "kanan"),
            Kolom("IKM", "kanan"),
            Kolom("Mutu", "tengah"),
        ),
        baris=baris,
        catatan=(
            "Pada tabel unit semua jawabannya digabung menjadi satu IKM unit, yang juga dipakai untuk "
            "rata-rata antarunit.",
        ),
        lembar="Survei rangkap",
    )


def tabel_lain(rekap: Rekap) -> Tabel:
    """The surveys that were left out: with another questionnaire, or only touching the period."""
    baris: list[tuple[Sel, ...]] = []
    kami = (rekap.minta.instrumen, rekap.minta.versi)
    for b in rekap.baris:
        lain = [s for s in b.unit.lain if (s.instrumen, s.versi) != kami]
        baris += [_survei(b, s, "memakai kuesioner lain") for s in lain]
        baris += [_survei(b, s, "hanya sebagian harinya di periode ini") for s in b.unit.singgung]
    return Tabel(
        judul="Survei dan sebab tidak dihitung",
        kolom=(
            Kolom("Unit", lebar=4),
            Kolom("Waktu survei", lebar=3),
            Kolom("Kode"),
            Kolom("Kuesioner", lebar=2.5),
            Kolom("Sebab", lebar=3),
        ),
        baris=baris,
        lembar="Tidak dihitung",
    )


def _survei(b: BarisUnit, s: SurveiDaftar, sebab: str) -> tuple[Sel, ...]:
    kuesioner = load_instrumen(s.instrumen, s.versi).nama
    return (b.unit.nama, rentang(s.mulai, s.akhir), s.kode, kuesioner, sebab)


def tabel_fakta(judul: str, butir: Sequence[tuple[str, Sel]], lembar: str) -> Tabel:
    """Names and values as a sheet."""
    return Tabel(
        judul=judul,
        kolom=(Kolom("Uraian", lebar=3), Kolom("Nilai", lebar=4)),
        baris=[(nama, nilai) for nama, nilai in butir],
        lembar=lembar,
    )


def hari_terakhir(rekap: Rekap) -> str:
    """First and last day of the period."""
    return rentang(rekap.minta.mulai, rekap.minta.akhir) or tanggal(rekap.minta.mulai)
