"""``fkp verifikasi``: what is whole passes; one changed cell is found and named, whatever file holds it."""

import io
import json
import random
import re
from dataclasses import replace
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from fkp.dokumen.docx import write_docx
from fkp.laporan.bahan import BahanLaporan, to_arsip
from fkp.laporan.pengolahan import lembar_pengolahan
from fkp.laporan.periksa.dokumen import susun_berkas
from fkp.laporan.skm import laporan_skm
from surveys.mutu import Mutu
from tests.fkp.cli.periksa_berkas import Tulis, lampiri, run, ubah_csv, zipped


def test_everything_as_downloaded_agrees(
    tulis: Tulis, bahan: BahanLaporan, dokumen: dict[str, bytes], paket: dict[str, bytes]
) -> None:
    pdf = tulis("laporan.pdf", dokumen["pdf"])
    assert bahan.segel
    csv = tulis(f"jawaban-uji1-versi-1-{bahan.segel.sidik[:16]}.csv", bahan.kanonik)
    arsip = tulis("pengesahan.json", to_arsip(bahan))
    bukti = tulis("bukti.zip", zipped(paket))
    olah = lembar_pengolahan(bahan)
    for argumen in (
        (pdf,),
        (csv,),
        (arsip, "--acuan", csv),
        (bukti,),
        (tulis("laporan.xlsx", dokumen["xlsx"]),),
        (tulis("laporan.xlsx", dokumen["xlsx"]), "--acuan", bukti),
        *((tulis(f"pengolahan.{jenis}", susun_berkas(jenis, olah)),) for jenis in ("pdf", "xlsx")),
        (tulis("laporan.docx", dokumen["docx"]), "--acuan", pdf),
        (tulis("laporan.html", dokumen["html"]), "--acuan", pdf),
        (pdf, "--kode", bahan.segel.kode.upper(), "--sidik", bahan.segel.sidik),
    ):
        hasil = run(*argumen)
        assert (hasil.exit_code, hasil.stdout.partition(":")[0]) == (0, "SESUAI"), hasil.output
        assert "tidak membuktikan siapa yang mengesahkannya" in hasil.stdout.splitlines()[-1]
    assert "sama byte demi byte" in run(pdf).stdout


def test_what_could_not_be_checked_is_not_called_fine(
    tulis: Tulis, bahan: BahanLaporan, dokumen: dict[str, bytes]
) -> None:
    assert bahan.segel
    umum = susun_berkas("xlsx", laporan_skm(bahan, umum=True))
    tanpa = load_workbook(io.BytesIO(dokumen["xlsx"]))
    del tanpa["Bawaan"]
    for argumen in (
        (tulis("pengesahan.json", to_arsip(bahan)),),
        (tulis("salinan-umum.xlsx", umum),),
        (tulis("tanpa-bawaan.xlsx", simpan(tanpa)),),
        # A code read from paper proves nothing about the text beside it.
        (tulis("laporan.docx", dokumen["docx"]), "--kode", bahan.segel.kode),
    ):
        hasil = run(*argumen)
        assert (hasil.exit_code, hasil.stdout.partition(":")[0]) == (2, "TIDAK DAPAT DIPASTIKAN"), (
            hasil.output
        )
        assert hasil.stderr.count("\n") == 1


def test_a_changed_cell_of_the_answers_is_named(tulis: Tulis, bahan: BahanLaporan) -> None:
    data, lama, baru = ubah_csv(bahan)
    assert bahan.segel
    harap = f"baris 17, kolom waktu (U3): tertulis {baru}, yang disahkan {lama}"
    acuan = tulis("pengesahan.json", to_arsip(bahan)), tulis("asli.csv", bahan.kanonik)
    berkas = tulis("jawaban.csv", data)
    for pembanding in (
        ("--sidik", bahan.segel.sidik),
        ("--sidik", bahan.segel.sidik[:12].upper()),
        ("--acuan", acuan[0]),
        ("--acuan", acuan[1]),
    ):
        hasil = run(berkas, *pembanding)
        assert (hasil.exit_code, harap in hasil.stdout) == (1, True), hasil.output
    nama = tulis(f"jawaban-uji1-versi-1-{bahan.segel.sidik[:16]}.csv", data)
    assert harap in run(nama).stdout
    data_json = json.loads(run(nama, "--json").stdout)
    assert data_json["putusan"] == "BERBEDA"
    assert data_json["pemeriksaan"][0]["beda"] == [
        {"tempat": "baris 17, kolom waktu (U3)", "tertulis": baru, "disahkan": lama.replace("kosong", "")}
    ]


def test_answers_with_nothing_to_compare_are_not_called_anything(tulis: Tulis, bahan: BahanLaporan) -> None:
    hasil = run(tulis("jawaban.csv", bahan.kanonik))
    assert (hasil.exit_code, hasil.stdout.partition(":")[0]) == (2, "TIDAK DAPAT DIPASTIKAN")
    assert hasil.stderr.count("\n") == 1
    assert "tidak ada acuan" in hasil.stderr


def test_without_any_reference_disorder_and_impossible_values_tell(tulis: Tulis, bahan: BahanLaporan) -> None:
    isi = bahan.kanonik.decode().splitlines(keepends=True)
    pindah = "".join([isi[0], *isi[2:30], isi[1], *isi[30:]]).encode()
    hasil = run(tulis("jawaban.csv", pindah))
    assert (hasil.exit_code, "baris 30 tidak pada urutannya" in hasil.stdout) == (1, True)
    skala = bahan.kanonik.decode().replace("\n", "\n", 1).splitlines()
    sel = skala[8].split(",")
    sel[3] = "9"
    skala[8] = ",".join(sel)
    hasil = run(tulis("jawaban.csv", ("\n".join(skala) + "\n").encode()))
    assert (hasil.exit_code, "baris 9, kolom waktu (U3): tertulis 9" in hasil.stdout) == (1, True)


def test_what_a_spreadsheet_did_to_the_form_is_no_difference(tulis: Tulis, bahan: BahanLaporan) -> None:
    assert bahan.segel
    kepala, *isi = bahan.kanonik.decode().splitlines()
    random.Random(1).shuffle(isi)
    excel = "\ufeff" + "".join(satu.replace(",", ";") + "\r\n" for satu in [kepala, *isi])
    hasil = run(tulis("jawaban.csv", excel.encode()), "--sidik", bahan.segel.sidik)
    assert hasil.exit_code == 0
    for sebab in ("isi jawabannya sama", "CRLF", "BOM", "titik koma", "urutan baris"):
        assert sebab in hasil.stdout


def test_a_changed_cell_of_the_workbook_is_named(
    tulis: Tulis, bahan: BahanLaporan, dokumen: dict[str, bytes]
) -> None:
    asli = tulis("asli.pdf", dokumen["pdf"])
    buku = load_workbook(io.BytesIO(dokumen["xlsx"]))
    lembar = buku["Pengolahan"]
    kepala = next(b for b in range(1, 40) if lembar.cell(b, 1).value == "No. Resp")
    sel = lembar.cell(kepala + 5, 5)
    lama, sel.value = sel.value, 1 if sel.value != 1 else 2
    berkas = tulis("laporan.xlsx", simpan(buku))
    hasil = run(berkas)
    assert hasil.exit_code == 1
    assert f"baris {kepala + 5}, kolom waktu (U3): tertulis {sel.value}, yang disahkan" in hasil.stdout
    assert f"yang disahkan {lama if lama is not None else 'kosong'}" in hasil.stdout
    assert f"lembar Pengolahan, sel {sel.coordinate}: " in run(berkas, "--acuan", asli).stdout


def test_a_formula_replaced_by_a_number_is_named(
    tulis: Tulis, bahan: BahanLaporan, dokumen: dict[str, bytes]
) -> None:
    buku = load_workbook(io.BytesIO(dokumen["xlsx"]))
    lembar = buku["Pengolahan"]
    sel = next(
        s for b in lembar.iter_rows(min_row=60) for s in b if isinstance(s.value, str) and s.value[:1] == "="
    )
    rumus, sel.value = sel.value, 999
    for pembanding in ((), ("--acuan", tulis("asli.pdf", dokumen["pdf"]))):
        hasil = run(tulis("laporan.xlsx", simpan(buku)), *pembanding)
        assert hasil.exit_code == 1
        harap = f"lembar Pengolahan, sel {sel.coordinate}, rumus: tertulis 999, yang disahkan {rumus}"
        assert harap[:100] in hasil.stdout


@pytest.mark.parametrize("olah", [False, True])
def test_a_cell_or_figure_of_a_workbook_is_found_without_any_other_file(
    tulis: Tulis, bahan: BahanLaporan, dokumen: dict[str, bytes], olah: bool
) -> None:
    data = susun_berkas("xlsx", lembar_pengolahan(bahan)) if olah else dokumen["xlsx"]
    buku = load_workbook(io.BytesIO(data))
    lembar = buku["Pengolahan"]
    kepala = next(b for b in range(1, 40) if lembar.cell(b, 1).value == "No. Resp")
    sel = lembar.cell(kepala + 5, 5)
    sel.value = 1 if sel.value != 1 else 2
    hasil = run(tulis("sel.xlsx", simpan(buku)))
    assert (hasil.exit_code, f"baris {kepala + 5}, kolom waktu (U3)" in hasil.stdout) == (1, True)
    buku = load_workbook(io.BytesIO(data))
    nama, letak = ("Buku kode", "D12") if olah else ("Hasil per unsur", "D5")
    lama, buku[nama][letak] = buku[nama][letak].value, 99.99
    hasil = run(tulis("angka.xlsx", simpan(buku)))
    assert hasil.exit_code == 1
    harap = str(lama).replace(".", ",")
    assert f"lembar {nama}, sel {letak}: tertulis 99,99, yang disahkan {harap}" in hasil.stdout


def simpan(buku: Any) -> bytes:
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def test_a_changed_figure_in_word_is_named_by_its_place(
    tulis: Tulis, bahan: BahanLaporan, dokumen: dict[str, bytes]
) -> None:
    ikm = str(bahan.hasil.ikm).replace(".", ",")
    naskah = docx.Document(io.BytesIO(dokumen["docx"]))
    sel = next(s for t in naskah.tables for b in t.rows for s in b.cells if s.text == ikm)
    sel.paragraphs[0].runs[0].text = "99,99"
    keluar = io.BytesIO()
    naskah.save(keluar)
    hasil = run(tulis("laporan.docx", keluar.getvalue()), "--acuan", tulis("asli.pdf", dokumen["pdf"]))
    assert hasil.exit_code == 1
    assert re.search(rf"tabel \d+ .*kolom \d+: tertulis 99,99, yang disahkan {ikm}", hasil.stdout)
    html = dokumen["html"].decode().replace(ikm, "99,99", 1).encode()
    hasil = run(tulis("laporan.html", html), "--acuan", tulis("asli.pdf", dokumen["pdf"]))
    assert (hasil.exit_code, "99,99" in hasil.stdout) == (1, True)
    assert run(tulis("laporan.docx", dokumen["docx"])).exit_code == 2


def test_a_letterhead_around_the_report_is_not_called_a_change(
    tulis: Tulis, bahan: BahanLaporan, dokumen: dict[str, bytes]
) -> None:
    templat, keluar = docx.Document(), io.BytesIO()
    for teks in ("PEMERINTAH KABUPATEN UMPAMA", "{{ isi }}", "Tembusan: arsip"):
        templat.add_paragraph(teks)
    templat.save(keluar)
    asli = tulis("asli.pdf", dokumen["pdf"])
    data = write_docx(laporan_skm(bahan), keluar.getvalue())
    hasil = run(tulis("laporan.docx", data), "--acuan", asli)
    assert (hasil.exit_code, "KABUPATEN UMPAMA; Tembusan: arsip" in hasil.stdout) == (2, True), hasil.output
    ikm = str(bahan.hasil.ikm).replace(".", ",")
    naskah, keluar = docx.Document(io.BytesIO(data)), io.BytesIO()
    sel = next(s for t in naskah.tables for b in t.rows for s in b.cells if s.text == ikm)
    sel.paragraphs[0].runs[0].text = "99,99"
    naskah.save(keluar)
    assert run(tulis("laporan.docx", keluar.getvalue()), "--acuan", asli).exit_code == 1


def test_a_changed_attachment_of_the_pdf_is_named(
    tulis: Tulis, bahan: BahanLaporan, dokumen: dict[str, bytes]
) -> None:
    palsu, lama, baru = ubah_csv(bahan)
    hasil = run(tulis("laporan.pdf", lampiri(dokumen["pdf"], {"jawaban.csv": palsu})))
    assert hasil.exit_code == 1
    assert f"baris 17, kolom waktu (U3): tertulis {baru}, yang disahkan {lama}" in hasil.stdout
    ikm = str(bahan.hasil.ikm)
    arsip = to_arsip(bahan).decode().replace(f'"ikm": "{ikm}"', '"ikm": "99.99"', 1).encode()
    hasil = run(tulis("laporan.pdf", lampiri(dokumen["pdf"], {"pengesahan.json": arsip})))
    assert (hasil.exit_code, "tertulis 99,99" in hasil.stdout) == (1, True)


def test_a_changed_cell_inside_the_pack_is_named(
    tulis: Tulis, bahan: BahanLaporan, paket: dict[str, bytes]
) -> None:
    palsu, lama, baru = ubah_csv(bahan)
    hasil = run(tulis("bukti.zip", zipped({**paket, "03-jawaban/versi-1/jawaban.csv": palsu})))
    assert hasil.exit_code == 1
    assert f"baris 17, kolom waktu (U3): tertulis {baru}, yang disahkan {lama}" in hasil.stdout
    assert "berkas 03-jawaban/versi-1/jawaban.csv" in hasil.stdout
    isi = json.loads(to_arsip(bahan))
    kunci = next(iter(isi["hitungan"]["item"]))
    isi["hitungan"]["item"][kunci][0][3] += 1
    arsip = {"03-jawaban/versi-1/pengesahan.json": json.dumps(isi).encode()}
    hasil = run(tulis("bukti.zip", zipped({**paket, **arsip})))
    assert hasil.exit_code == 1
    assert f"{kunci}, banyaknya nilai 4: tertulis" in hasil.stdout


def test_a_document_of_an_older_program_may_lie_otherwise_but_not_show_other_figures(
    tulis: Tulis, bahan: BahanLaporan
) -> None:
    assert bahan.segel
    lama = replace(bahan, segel=replace(bahan.segel, versi_program="0.0.9"))
    laporan = laporan_skm(lama)
    lain = replace(laporan, sampul=(*laporan.sampul, "Tata letak lama"))
    hasil = run(tulis("laporan.pdf", susun_berkas("pdf", lain)))
    assert hasil.exit_code == 2, hasil.stdout
    assert "versi program 0.0.9" in hasil.stdout
    palsu = replace(laporan, sampul=(*laporan.sampul, "IKM 99,99"))
    hasil = run(tulis("laporan.pdf", susun_berkas("pdf", palsu)))
    assert (hasil.exit_code, "99,99" in hasil.stdout) == (1, True)


def test_a_forged_program_version_does_not_hide_a_changed_letter(tulis: Tulis, bahan: BahanLaporan) -> None:
    """Whoever changes the text of a PDF can also change the version in the archive that it carries."""
    assert bahan.segel
    palsu = replace(bahan, segel=replace(bahan.segel, versi_program="0.0.9"))
    hasil_palsu = replace(palsu.hasil, mutu=Mutu.A)
    laporan = replace(laporan_skm(replace(palsu, hasil=hasil_palsu)), berkas=laporan_skm(palsu).berkas)
    hasil = run(tulis("laporan.pdf", susun_berkas("pdf", laporan)))
    assert hasil.exit_code != 0
    assert not hasil.stdout.startswith("SESUAI")


def test_another_code_or_fingerprint_from_paper_is_a_difference(
    tulis: Tulis, dokumen: dict[str, bytes]
) -> None:
    pdf = tulis("laporan.pdf", dokumen["pdf"])
    assert run(pdf, "--kode", "aaaa-bbbb-cccc").exit_code == 1
    assert run(pdf, "--sidik", "0" * 64).exit_code == 1
    assert run(pdf, "--sidik", "zz").exit_code == 2
