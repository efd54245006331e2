"""The page of one promise, its proof, and that nothing of a person is on anything public of the board."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.forum.models import Forum
from fkp.forum.tahap import terbitkan
from fkp.papan.models import PengikutJanji, TanggapanJanji
from fkp.tindak_lanjut.actions import kemajuan, ubah
from fkp.tindak_lanjut.isi import Kemajuan
from fkp.tindak_lanjut.models import Asal, JenisKabar, KabarJanji, Status, TindakLanjut
from fkp.unggahan import PDF
from tests.builders import SAAT, a_akun, a_unit, a_uuid
from tests.fkp.forum.berita_acara_bantu import HP, NAMA, a_forum_sah, janji_of
from tests.fkp.halaman.bangun import a_terbit
from tests.fkp.papan.janji import a_bukti, a_janji
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, an_isi
from tests.page import Pages


def a_janji_terbit(db: Session) -> tuple[TindakLanjut, Akun]:
    """The promise of a published forum, and the head of its unit."""
    forum, _sah, pimpinan = a_forum_sah(db, a_unit(db, nama="Kantor Umpama"), baris=1)
    terbitkan(db, forum, pimpinan, SAAT)
    return janji_of(db, forum)[0], pimpinan


def test_only_what_stands_on_the_board_has_a_page(db: Session, pages: Pages) -> None:
    row = a_tindak_lanjut(db, a_unit(db))
    db.commit()
    pages.get(f"/janji/{row.id}", status=404)
    pages.get("/janji/0", status=404)


def test_what_people_said_stands_beside_what_was_promised_and_done(db: Session, pages: Pages) -> None:
    row, pimpinan = a_janji_terbit(db)
    row.masalah = "Catatan petugas yang tidak tersegel"
    ubah(
        db,
        pimpinan,
        row,
        an_isi(
            kegiatan="Memasang papan alur",
            keluaran="Papan alur terpasang di 3 loket",
            tenggat=date(2026, 12, 1),
        ),
        SAAT + timedelta(days=1),
        versi=row.versi,
        alasan="Papannya dipesan dari kota lain",
    )
    kemajuan(db, pimpinan, row, Kemajuan(Status.BERJALAN), SAAT + timedelta(days=2), versi=row.versi)
    selesai = Kemajuan(Status.SELESAI, "Tiga papan terpasang sejak pagi", "", date(2026, 11, 12))
    kemajuan(db, pimpinan, row, selesai, SAAT + timedelta(days=3), versi=row.versi)
    a_bukti(db, row, "Papan di loket 1", diambil=date(2026, 11, 12))
    db.commit()
    page = pages.get(f"/janji/{row.id}")
    assert page.h1 == "Memasang papan alur"
    kata = page.text.replace(" ,", ",").replace(" :", ":")
    for satu in (
        "Warga menunggu lebih dari satu jam.",
        "Usulannya: Memasang papan alur di tiga loket.",
        "Papan alur terpasang di 3 loket",
        "Tiga papan terpasang sejak pagi",
        "lebih cepat 19 hari",
        "Semula 22 November 2026, diundur karena: Papannya dipesan dari kota lain",
        "Diundur dari 22 November 2026 menjadi 1 Desember 2026: Papannya dipesan dari kota lain",
        "Janji diumumkan",
        "Mulai dikerjakan",
        "Ditepati: Tiga papan terpasang sejak pagi",
        "Diambil 12 November 2026.",
    ):
        assert satu in kata
    assert "tidak tersegel" not in kata
    assert [i.get("alt") for i in page.all("img")] == ["Papan di loket 1"]
    assert page.all("a", href=f"/f/{db.get_one(Forum, row.forum_id).kode}/berita-acara")
    assert page.all("a", href=f"/janji/ikut?sasaran=janji:{row.id}")


def test_a_plan_of_a_survey_shows_the_published_value_and_never_what_staff_noted(
    db: Session, pages: Pages
) -> None:
    unit = a_unit(db)
    sah, sepi = a_terbit(db, unit, 3), a_terbit(db, unit, 2, dengan=4)
    nilai = {u["kunci"]: u["ikm"].replace(".", ",") for u in sah.hasil["unsur"]}
    ada = a_janji(db, unit, survei=sah.survei, masalah="Kutipan: Pak Rahasia marah")
    tanpa = a_janji(db, unit, survei=sepi.survei, masalah="Kutipan: Pak Rahasia marah")
    adu = a_janji(db, unit, asal=Asal.PENGADUAN, masalah="Kutipan: Pak Rahasia marah")
    db.commit()
    page = pages.get(f"/janji/{ada.id}")
    assert f"Unsur Waktu Penyelesaian mendapat nilai {nilai['waktu']} dari 40 warga" in page.text
    assert "mendapat nilai" not in pages.get(f"/janji/{tanpa.id}").text
    assert "Isi pengaduannya tidak ditampilkan" in pages.get(f"/janji/{adu.id}").text
    for row in (ada, tanpa, adu):
        assert "Pak Rahasia" not in pages.get(f"/janji/{row.id}").html


def test_words_that_were_taken_back_are_not_repeated_by_the_news(db: Session, pages: Pages) -> None:
    row = a_janji(db, a_unit(db), langkah=(1, 2), realisasi="Sudah jadi, versi kini")
    foto = a_bukti(db, row, "Foto bersama Bu Ani")
    for jenis, teks in (
        (JenisKabar.BUKTI, "Foto bersama Bu Ani"),
        (JenisKabar.LANGKAH, "Menelepon Pak Budi"),
        (JenisKabar.LANGKAH, "Langkah 1"),
        (JenisKabar.SELESAI, "Dikerjakan Pak Candra"),
    ):
        row.kabar.append(KabarJanji(jenis=jenis, teks=teks, waktu=SAAT))
    db.commit()
    assert "Bukti baru : Foto bersama Bu Ani" in pages.get(f"/janji/{row.id}").text
    foto.umum = False
    db.commit()
    page, umpan = pages.get(f"/janji/{row.id}"), pages.get("/papan-janji/rss.xml")
    for nama in ("Bu Ani", "Pak Budi", "Pak Candra"):
        assert nama not in page.html
        assert nama not in umpan.html
    assert "Satu langkah selesai : Langkah 1" in page.text
    assert "Sudah jadi, versi kini" in page.text


def test_a_promise_and_the_one_that_carries_it_on_lead_to_each_other(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    lama = a_janji(db, unit, "Yang lama", tenggat=date(2026, 10, 1))
    baru = a_janji(db, unit, "Yang baru", tenggat=date(2027, 1, 1), lanjutan_dari=lama, tayang=None)
    db.commit()
    assert "Yang baru" not in pages.get(f"/janji/{lama.id}").text
    baru.tayang_pada = SAAT
    db.commit()
    assert pages.get(f"/janji/{lama.id}").all("a", href=f"/janji/{baru.id}")
    assert pages.get(f"/janji/{baru.id}").all("a", href=f"/janji/{lama.id}")


def test_only_proof_for_everyone_is_handed_out_and_it_can_do_nothing(db: Session, pages: Pages) -> None:
    row, lain = a_janji(db, a_unit(db)), a_janji(db, a_unit(db))
    belum = a_tindak_lanjut(db, a_unit(db))
    foto, rahasia = a_bukti(db, row), a_bukti(db, row, umum=False)
    surat = a_bukti(db, row, "Surat", mime=PDF, isi=b"%PDF-1.7\n", nama="surat Pak Rahasia.pdf")
    dini = a_bukti(db, belum)
    db.commit()
    alamat = f"/janji/{row.id}/bukti/{foto.id}"
    jawab = pages.client.get(f"{alamat}?v={foto.sidik[:10]}")
    assert jawab.status_code == 200
    assert jawab.mimetype == "image/jpeg"
    assert jawab.headers["X-Content-Type-Options"] == "nosniff"
    assert jawab.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert jawab.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert pages.client.get(alamat).headers["Cache-Control"] == "private, max-age=300"
    sama = pages.client.get(alamat, headers={"If-None-Match": jawab.headers["ETag"]})
    assert sama.status_code == 304
    kecil = pages.client.get(f"{alamat}/kecil")
    assert (kecil.status_code, kecil.mimetype) == (200, "image/jpeg")
    unduh = pages.client.get(f"/janji/{row.id}/bukti/{surat.id}")
    assert unduh.headers["Content-Disposition"] == f"attachment; filename=bukti-janji-{row.id}-{surat.id}.pdf"
    for salah in (
        f"/janji/{row.id}/bukti/{rahasia.id}",
        f"/janji/{row.id}/bukti/{rahasia.id}/kecil",
        f"/janji/{row.id}/bukti/{surat.id}/kecil",
        f"/janji/{lain.id}/bukti/{foto.id}",
        f"/janji/{belum.id}/bukti/{dini.id}",
        f"/janji/{row.id}/bukti/999999",
    ):
        assert pages.client.get(salah).status_code == 404, salah


def test_nothing_public_of_the_board_names_anyone(db: Session, pages: Pages) -> None:
    row, _pimpinan = a_janji_terbit(db)
    unit = row.unit
    pelaksana = a_akun(db, Peran.PETUGAS, unit.jalur, nama="Rani Rahayu", nama_pengguna="rani.rahayu")
    row.pelaksana_id, row.penanggung_jawab = pelaksana.id, "Rani  Rahayu, Kepala Seksi"
    row.masalah, row.hambatan, row.sumber_anggaran = "Kata Bu Kutipan", "Pak Hambat menolak", "Kas Rahasia"
    row.status, row.realisasi, row.selesai_pada = "selesai", "Papan terpasang", date(2026, 11, 12)
    a_bukti(db, row, "Foto Pak Tertutup", umum=False, nama="tertutup.jpg")
    a_bukti(db, row, "Papan di loket", nama="IMG Bu Terunggah.jpg")
    pengikut = PengikutJanji(
        id=a_uuid(),
        surel="pengikut@contoh.example",
        sasaran=f"janji:{row.id}",
        tindak_lanjut_id=row.id,
        setuju_versi="kabar-1",
        dibuat=SAAT,
        dikonfirmasi_pada=SAAT,
    )
    db.add(pengikut)
    db.flush()
    db.add(
        TanggapanJanji(
            id=a_uuid(),
            tindak_lanjut_id=row.id,
            pengikut_id=pengikut.id,
            jawaban="belum",
            alasan="Alasan Tertahan",
            waktu=SAAT,
        )
    )
    a_janji(db, unit, "Dihentikan", status="dihentikan", alasan_status="Pak Alasan sakit")
    db.commit()
    rahasia = [
        *(NAMA, HP, "Rani", "rani.rahayu", pelaksana.nama, "Kutipan", "Pak Hambat", "Kas Rahasia"),
        *("Pak Tertutup", "tertutup.jpg", "Terunggah", "pengikut@contoh", "Alasan Tertahan", "Pak Alasan"),
    ]
    for alamat in (
        "/",
        "/papan-janji",
        f"/papan-janji?unit={unit.slug}&keadaan=ditepati",
        "/papan-janji?keadaan=dihentikan",
        f"/janji/{row.id}",
        "/papan-janji/rss.xml",
        "/papan-janji/kalender.ics",
        "/api/v1/janji.csv",
        "/api/v1/janji.json",
    ):
        isi = pages.get(alamat).html
        assert not [satu for satu in rahasia if satu.casefold() in isi.casefold()], alamat
    assert "Oleh Kantor Umpama" in pages.get(f"/janji/{row.id}").text
