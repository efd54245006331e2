"""The team, the agenda, and moving a forum from draft to its day."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.forum.models import Forum, TahapForum
from fkp.jejak.models import Jejak
from tests.builders import SAAT, SANDI, a_akun
from tests.fkp.forum.bangun import HARI, a_forum, a_peserta, tugaskan
from tests.fkp.forum.test_persiapan import isian

pytestmark = pytest.mark.usefixtures("kini")

BESOK = HARI + timedelta(days=1)


@pytest.fixture
def rancangan(db, kota) -> Forum:
    """A draft of tomorrow at which nobody does anything yet."""
    forum = a_forum(db, kota.unit, TahapForum.RANCANGAN, tanggal=BESOK)
    db.commit()
    return forum


def alamat(forum: Forum, ekor: str = "") -> str:
    return f"/kelola/forum/{forum.id}{ekor}"


def test_the_team_is_rows_that_come_and_go_without_a_script(db, kota, rancangan, rani, pages):
    penulis = a_akun(db, Peran.NOTULIS, kota.dinas.jalur, nama="Tuti Umpama", nama_pengguna="tuti")
    asing = a_akun(db, Peran.NOTULIS, kota.lain.jalur, nama="Orang Lain")
    db.commit()
    url = alamat(rancangan, "/tim")
    awal = isian(rani.get(url), url)
    isi = {**awal, "peran_0": "moderator", "nama_0": "Budi Misal", "peran_2": "notulis"}
    # One more row keeps what was typed; so does a refusal.
    lagi = isian(rani.post(url, {**isi, "tindakan": "tambah"}), url)
    assert (lagi["nama_0"], lagi["baris"]) == ("Budi Misal", "6")
    page = rani.post(url, {**lagi, "nama_5": "Tanpa peran"}, 422)
    assert "Pilih perannya dalam tim." in page.text
    assert "Tulis namanya, atau centang Hapus." in page.text
    assert isian(page, url)["nama_5"] == "Tanpa peran"
    page = rani.post(url, {**lagi, "akun_2": str(asing.id)}, 422)
    assert "Pilih salah satu dari daftar." in page.text
    page = rani.post(url, {**lagi, "akun_2": str(penulis.id)})
    assert "Tim tersimpan." in page.text
    db.expire_all()
    assert [(t.peran, t.nama, t.akun_id) for t in rancangan.tim] == [
        ("moderator", "Budi Misal", None),
        ("notulis", "Tuti Umpama", penulis.id),
    ]
    # From now on this forum is hers to write.
    assert "Tuti Umpama" in pages.masuk("tuti", SANDI).get(alamat(rancangan)).text
    # The same people in another order, one of them gone.
    page = rani.post(
        url, {**isian(rani.get(url), url), "hapus_0": "y", "peran_2": "ketua", "nama_2": "Budi Misal"}
    )
    db.expire_all()
    assert [(t.peran, t.nama) for t in rancangan.tim] == [("notulis", "Tuti Umpama"), ("ketua", "Budi Misal")]
    rincian = db.scalars(
        select(Jejak.rincian).where(Jejak.aksi == "tim forum diubah").order_by(Jejak.id)
    ).all()
    assert rincian == [{"jumlah": 2}, {"jumlah": 2}]


def test_an_agenda_that_does_not_fit_is_refused_in_sentences(db, rancangan, rani):
    url = alamat(rancangan, "/agenda")
    isi = {
        **isian(rani.get(url), url),
        "mulai_0": "09.00",
        "selesai_0": "09.30",
        "judul_0": "Pembukaan",
        "mulai_1": "09:20",
        "judul_1": "Paparan",
        "oleh_1": "Kepala Dinas",
        "selesai_2": "11:00",
    }
    page = rani.post(url, isi, 422)
    assert "Isi jam mulainya" in page.text
    page = rani.post(url, {**isi, "selesai_2": ""}, 422)
    assert "“Paparan” mulai saat “Pembukaan” belum selesai (pukul 09.30)." in page.text
    kembali = isian(page, url)
    assert (kembali["mulai_1"], kembali["oleh_1"]) == ("09:20", "Kepala Dinas")
    page = rani.post(url, {**kembali, "mulai_1": "09:30", "mulai_2": "08:00", "judul_2": "Doa"}, 422)
    assert "padahal forum baru mulai 09.00" in page.text
    rani.post(url, {**kembali, "mulai_1": "09:30"})
    db.expire_all()
    assert [(f"{a.mulai:%H.%M}", a.judul) for a in rancangan.agenda] == [
        ("09.00", "Pembukaan"),
        ("09.30", "Paparan"),
    ]
    # Another hour of the forum leaves an agenda that is told to be mended.
    url = alamat(rancangan, "/ubah")
    page = rani.post(url, {**isian(rani.get(url), url), "mulai": "10:00"})
    assert "“Pembukaan” mulai pukul 09.00, padahal forum baru mulai 10.00." in page.text


def test_a_draft_is_announced_begun_on_its_day_and_not_before(db, kota, rancangan, rani):
    url = alamat(rancangan)
    rancangan.tanggal = rancangan.mulai = rancangan.selesai = None
    db.commit()
    assert "Tanggal dan jamnya belum ada." in rani.get(url).text
    rancangan.tanggal, rancangan.mulai = BESOK, time(9)
    db.commit()
    assert "Lengkapi tim" in rani.get(url).text
    tugaskan(db, rancangan, kota.rani)
    a_peserta(db, rancangan, "U1")
    rancangan.tempat = ""
    db.commit()
    assert "Tempatnya belum ada." in rani.get(url).text
    token = isian(rani.get(url), alamat(rancangan, "/hapus"))["csrf_token"]
    page = rani.post(f"{url}/pindah", {"csrf_token": token, "tujuan": "terjadwal"}, 422)
    assert "Isi tempat forum sebelum diumumkan." in page.text
    rancangan.tempat = "Aula"
    db.commit()
    page = rani.get(url)
    assert "1 dari 5 unsur diundang" in page.text
    assert "Belum ada yang diundang dari: Ahli, praktisi, akademisi; Instansi terkait" in page.text
    page = rani.post(f"{url}/pindah", isian(page, f"{url}/pindah") | {"tujuan": "terjadwal"})
    assert "Forum diumumkan" in page.text
    assert "Kirim undangan" in page.text
    page = rani.post(f"{url}/pindah", {"csrf_token": token, "tujuan": "berlangsung"}, 422)
    assert "Forum ini belum waktunya." in page.text
    with hold(SAAT + timedelta(days=1)):
        page = rani.get(url)
        assert "Forum hari ini" in page.text
        page = rani.post(f"{url}/pindah", {"csrf_token": token, "tujuan": "berlangsung"})
        assert "Buka notulen" in page.text
        assert "0 dari 5 unsur hadir" in page.text
        # What people sit together about stays; who signs may still be another.
        ubah = f"{url}/ubah"
        awal = isian(rani.get(ubah), ubah)
        assert not {"tema", "tanggal", "mulai"} & awal.keys()
        rani.post(ubah, {**awal, "jabatan": "Sekretaris Dinas", "tema": "Lain"})
    db.expire_all()
    assert (rancangan.tahap, rancangan.jabatan) == ("berlangsung", "Sekretaris Dinas")
    assert rancangan.tema == "Waktu tunggu loket"
    aksi = db.scalars(select(Jejak.aksi).where(Jejak.objek == "forum").order_by(Jejak.nomor)).all()
    assert aksi == ["forum diumumkan", "forum dimulai", "forum diubah"]


def test_another_day_of_an_announced_forum_asks_to_tell_those_invited(db, kota, rani):
    forum = a_forum(db, kota.unit, TahapForum.TERJADWAL, tanggal=BESOK)
    db.commit()
    url = alamat(forum, "/ubah")
    awal = isian(rani.get(url), url)
    assert "Yang sudah diundang perlu diberi tahu." not in rani.post(url, {**awal, "kota": "Contoh"}).text
    page = rani.post(url, {**awal, "tanggal": "2026-11-30"}, 409)
    assert "Orang lain baru saja mengubah forum ini." in page.text
    assert "Contoh" in page.text
    page = rani.post(url, isian(page, url))
    assert "Yang sudah diundang perlu diberi tahu." in page.text
    db.expire_all()
    assert (forum.tanggal, forum.kota, forum.versi) == (date(2026, 11, 30), "Umpama", 3)
    rincian = db.scalars(select(Jejak.rincian).where(Jejak.aksi == "forum diubah").order_by(Jejak.id)).all()
    assert rincian == [{"isian": ["kota"]}, {"isian": ["kota", "tanggal"]}]
    page = rani.post(url, {**isian(rani.get(url), url), "tempat": ""}, 422)
    assert "Forum ini sudah diumumkan, jadi tempatnya tidak boleh kosong." in page.text


def test_a_forum_is_called_off_with_a_reason_and_only_a_draft_is_thrown_away(db, kota, rancangan, rani):
    a_peserta(db, rancangan)
    tugaskan(db, rancangan, kota.rani)
    rancangan.layanan = list(kota.unit.layanan)
    forum = a_forum(db, kota.unit, TahapForum.TERJADWAL, tanggal=BESOK)
    db.commit()
    url = alamat(forum, "/pindah")
    isi = isian(rani.get(alamat(forum)), url)
    page = rani.post(url, {**isi, "tujuan": "batal", "alasan": " "}, 422)
    assert "Tulis alasan forum dibatalkan." in page.text
    assert "Belum dapat dilakukan" in rani.post(alamat(forum, "/hapus"), isi, 409).text
    page = rani.post(url, {**isi, "tujuan": "batal", "alasan": "Aula banjir."})
    assert "Forum ini dibatalkan" in page.text
    assert "Aula banjir." in page.text
    rani.post(url, {**isi, "tujuan": "terjadwal"}, 409)
    assert "Rancangan forum dihapus." in rani.post(alamat(rancangan, "/hapus"), isi).text
    assert [f.id for f in db.scalars(select(Forum))] == [forum.id]
    assert not [h for h in page.all("button") if "Batalkan" in "".join(h.itertext())]
