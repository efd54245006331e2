"""The sheet on which the pooled index is worked out: sums and numbers of answers of each unit and question,
and under them the way of PermenPANRB 14/2017 (annex) from sums to IKM, as formulas."""

from collections.abc import Callable
from decimal import Decimal

from fkp.dokumen.laporan import Kaki, Kolom, Rumus, Sel, Tabel
from fkp.laporan.rekap.lembar import penuh
from fkp.laporan.rekap.susun import Rekap


def tabel_jumlah(rekap: Rekap) -> Tabel:
    """Sum and number of answers of each unit and question; the pooled index worked out under them."""
    soal = rekap.instrumen.pertanyaan
    kolom = [Kolom("Unit", lebar=4)]
    for s in soal:
        kelompok = f"{s.nomor} {s.ringkas}"
        kolom.append(Kolom("Jumlah", "kanan", kelompok=kelompok, kunci=f"j{s.nomor}"))
        kolom.append(Kolom("Terisi", "kanan", kelompok=kelompok, kunci=f"n{s.nomor}"))
    baris: list[tuple[Sel, ...]] = []
    for b in rekap.lapor:
        if b.nilai is not None:
            sel: list[Sel] = [b.unit.nama]
            for cacah in b.nilai.cacah:
                sel += [sum(v * n for v, n in enumerate(cacah, start=1)), sum(cacah)]
            baris.append(tuple(sel))
    return Tabel(
        judul="Jumlah nilai dan jawaban tiap unit, dan IKM gabungannya",
        kolom=tuple(kolom),
        baris=baris,
        kaki=_kaki_jumlah(rekap) if baris else (),
        lembar="Jumlah jawaban",
    )


def _kaki_jumlah(rekap: Rekap) -> tuple[Kaki, ...]:
    hitungan, hasil = rekap.hitungan, rekap.semua.hasil
    if hasil is None:
        return ()
    per_soal = {
        s.kunci: (hitungan.jumlah(s.kunci), hitungan.terisi(s.kunci)) for s in rekap.instrumen.pertanyaan
    }
    ada = [s for s in rekap.instrumen.pertanyaan if per_soal[s.kunci][1]]

    def kaki(kunci: str, nama: str, isi: Callable[[int], tuple[Sel, Sel]]) -> Kaki:
        sel: list[Sel] = [nama]
        for i in range(len(rekap.instrumen.pertanyaan)):
            sel += isi(i)
        return Kaki(kunci, tuple(sel))

    def jumlah(i: int) -> tuple[Sel, Sel]:
        total, terisi = per_soal[rekap.instrumen.pertanyaan[i].kunci]
        return Rumus("SUM({k}{a}:{k}{z})", total), Rumus("SUM({k}{a}:{k}{z})", terisi)

    def rata(i: int) -> tuple[Sel, Sel]:
        s = rekap.instrumen.pertanyaan[i]
        total, terisi = per_soal[s.kunci]
        if not terisi:
            return None, None
        pola = f"{{kolom:j{s.nomor}}}{{jumlah}}/{{kolom:n{s.nomor}}}{{jumlah}}"
        return Rumus(pola, _tiga(Decimal(total) / terisi)), None

    def nrr(i: int) -> tuple[Sel, Sel]:
        s = rekap.instrumen.pertanyaan[i]
        kawan = [x for x in ada if x.unsur == s.unsur]
        if not kawan or kawan[0] is not s:
            return None, None
        pola = "AVERAGE(" + ",".join(f"{{kolom:j{x.nomor}}}{{rata}}" for x in kawan) + ")"
        if rekap.aturan.nrr_desimal is not None:
            pola = f"ROUND({pola},{rekap.aturan.nrr_desimal})"
        nilai = hasil.nilai(s.unsur)
        return Rumus(pola, nilai.nrr if nilai else 0), None

    unsur = list(dict.fromkeys(s.unsur for s in ada))
    bobot = rekap.aturan.weights(unsur, len(rekap.instrumen.unsur))
    pertama = {u: next(s.nomor for s in ada if s.unsur == u) for u in unsur}
    suku = "+".join(
        f"{{kolom:j{pertama[u]}}}{{nrr}}*{bobot[u].numerator}/{bobot[u].denominator}" for u in unsur
    )
    if rekap.aturan.jumlah_desimal is not None:
        suku = f"ROUND(ROUND({suku},9),{rekap.aturan.jumlah_desimal})"
    kali = 100 // rekap.instrumen.skala_maks
    # Binary fractions leave a trace near the twelfth decimal; at an exact half it would round the wrong way.
    ikm = Rumus(f"ROUND(ROUND(({suku})*{kali},9),{rekap.aturan.ikm_desimal})", hasil.ikm)
    lebar = 1 + 2 * len(rekap.instrumen.pertanyaan)
    return (
        kaki("jumlah", "Jumlah", jumlah),
        kaki("rata", "Rata-rata pertanyaan", rata),
        kaki("nrr", "NRR unsur (rata-rata pertanyaannya)", nrr),
        penuh(Kaki("ikm", ("IKM gabungan", ikm)), lebar),
    )


def _tiga(nilai: Decimal) -> Decimal:
    return nilai.quantize(Decimal("0.001"))
