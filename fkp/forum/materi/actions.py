"""Publishing material, taking comments on it, and making rows of the minutes of them."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.materi.berkas import berkas_baru
from fkp.forum.materi.models import BerkasForum, JenisBerkas, TanggapanMateri
from fkp.forum.materi.queries import DOKUMENTASI, SIKAP, bahasan_forum, dokumentasi_forum, materi_forum
from fkp.forum.models import TERSEGEL, Forum, TahapForum
from fkp.forum.notulen.actions import tambah_masukan
from fkp.forum.notulen.models import AsalMasukan, Masukan
from fkp.forum.peserta.models import Peserta
from fkp.forum.tahap import OBJEK, SEBELUM_SEGEL, ForumSalah
from fkp.galat import Galat
from fkp.identitas import keberatan_umum, keberatan_warga
from fkp.jejak.actions import catat
from fkp.ketikan import rapikan, rapikan_paragraf
from fkp.standar.komponen import load_susunan
from fkp.unggahan import DOCX, JPEG, PDF, PNG, PPTX, XLSX, Unggahan

DITERIMA = (PDF, PNG, JPEG, DOCX, PPTX, XLSX)
"""Kinds of files that may be material."""
TERBANYAK = 20
"""Files of one forum."""
TERPANJANG = 1000
"""Characters of one comment."""
BERUBAH = SEBELUM_SEGEL
BERDOKUMEN = (TahapForum.BERLANGSUNG, TahapForum.PENANDATANGANAN, *TERSEGEL)
"""The stages in which photographs and proof of publication are kept: it was not published before it was
sealed."""


class MateriTetap(Galat):
    """The material of this forum no longer changes, or there is too much of it."""


class TanggapanTutup(Galat):
    """Comments are taken until the forum begins."""

    status = 410


@dataclass(frozen=True, slots=True)
class IsiTanggapan:
    """What somebody says; ``sikap`` is one of SIKAP, or "" when they only write. Without a layanan and a
    component it is about the forum in general."""

    id: uuid.UUID
    layanan_id: int | None
    komponen: str
    sikap: str
    teks: str


def unggah_materi(
    db: Session,
    oleh: Akun,
    forum: Forum,
    berkas: Unggahan,
    judul: str,
    umum: bool,
    saat: datetime,
    jenis: JenisBerkas = JenisBerkas.MATERI,
) -> BerkasForum:
    """Keep a file. A photograph shows people and where they were, so it stays with the team. Raises
    ForumSalah and MateriTetap."""
    _periksa(forum, jenis)
    if jenis is JenisBerkas.FOTO:
        if berkas.mime not in (PNG, JPEG):
            raise ForumSalah("berkas", "Foto kegiatan berupa JPEG atau PNG. Pilih berkas lain.")
        umum = False
    nama = rapikan(berkas.nama)
    rapi = rapikan(judul) or nama.rpartition(".")[0] or nama
    if len(rapi) > 200:
        raise ForumSalah("judul", "Judul paling panjang 200 huruf.")
    if umum and (keberatan := keberatan_umum(rapi)):
        raise ForumSalah("judul", keberatan)
    if len(materi_forum(db, forum)) + len(dokumentasi_forum(db, forum)) >= TERBANYAK:
        raise MateriTetap(f"Paling banyak {TERBANYAK} berkas. Hapus yang tidak dipakai, lalu unggah lagi.")
    materi = berkas_baru(forum, jenis, rapi, berkas, oleh, saat, umum=umum)
    db.add(materi)
    db.flush()
    rincian = {"berkas": materi.id, "jenis": jenis.value, "umum": umum, "sidik": materi.sidik}
    catat(db, oleh, "materi diunggah", OBJEK, forum.id, forum.unit.jalur, rincian)
    return materi


def atur_umum(db: Session, oleh: Akun, forum: Forum, materi: BerkasForum, umum: bool) -> None:
    """Show the file to everyone, or to the team only. Raises MateriTetap and ForumSalah."""
    _periksa(forum, JenisBerkas(materi.jenis))
    umum = umum and materi.jenis != JenisBerkas.FOTO
    if materi.umum != umum:
        if umum and (keberatan := keberatan_umum(materi.judul)):
            raise ForumSalah("judul", keberatan)
        materi.umum = umum
        db.flush()
        rincian = {"berkas": materi.id, "umum": umum}
        catat(db, oleh, "materi diubah", OBJEK, forum.id, forum.unit.jalur, rincian)


def hapus_materi(db: Session, oleh: Akun, forum: Forum, materi: BerkasForum) -> None:
    """Remove the file. Raises MateriTetap."""
    _periksa(forum, JenisBerkas(materi.jenis))
    rincian = {"berkas": materi.id, "sidik": materi.sidik}
    catat(db, oleh, "materi dihapus", OBJEK, forum.id, forum.unit.jalur, rincian)
    db.delete(materi)
    db.flush()


def menerima_tanggapan(forum: Forum) -> bool:
    """Whether comments are taken: from the announcement until the forum begins."""
    return forum.tahap == TahapForum.TERJADWAL


def tanggapi(db: Session, forum: Forum, isi: IsiTanggapan, peserta: Peserta | None, saat: datetime) -> None:
    """Keep a comment; the same id again changes nothing. Raises ForumSalah and TanggapanTutup."""
    if not menerima_tanggapan(forum):
        raise TanggapanTutup("Tanggapan diterima sampai forum dimulai. Masukan disampaikan di dalam forum.")
    teks = rapikan_paragraf(isi.teks)
    if isi.sikap not in ("", *SIKAP):
        raise ForumSalah("sikap", "Pilih setuju, ubah, atau tolak.")
    if not isi.sikap and not teks:
        raise ForumSalah("teks", "Pilih sikap Anda atau tulis tanggapan Anda.")
    if isi.sikap in ("ubah", "tolak") and not teks:
        raise ForumSalah("teks", "Tulis apa yang perlu diubah, atau mengapa ditolak.")
    if len(teks) > TERPANJANG:
        raise ForumSalah("teks", f"Paling panjang {TERPANJANG} huruf, sekarang {len(teks)}. Ringkaskan.")
    if keberatan := keberatan_warga(teks):
        raise ForumSalah("teks", keberatan)
    if isi.layanan_id is not None or isi.komponen:
        dibahas = {(b.layanan.id, k.kunci) for b in bahasan_forum(db, forum) for k in b.komponen}
        if (isi.layanan_id, isi.komponen) not in dibahas:
            raise ForumSalah("teks", "Bagian itu tidak lagi dibahas. Muat ulang halaman.")
    if db.get(TanggapanMateri, isi.id) is not None:
        return
    db.add(
        TanggapanMateri(
            id=isi.id,
            forum_id=forum.id,
            peserta_id=peserta.id if peserta else None,
            layanan_id=isi.layanan_id,
            komponen=isi.komponen,
            sikap=isi.sikap,
            teks=teks,
            waktu=saat,
        )
    )
    db.flush()


def jadikan_masukan(
    db: Session, oleh: Akun, forum: Forum, tanggapan: TanggapanMateri, saat: datetime
) -> Masukan:
    """Put the comment into the minutes as a row, once; the caller holds the forum. Raises TahapForumSalah
    when the minutes are closed."""
    if tanggapan.masukan_id is not None:
        return db.get_one(Masukan, tanggapan.masukan_id)
    peserta = db.get(Peserta, tanggapan.peserta_id) if tanggapan.peserta_id else None
    unsur_skm = next((k.unsur for k in load_susunan().komponen if k.kunci == tanggapan.komponen), "")
    isi = {
        "masalah": tanggapan.teks or f"Tanggapan tertulis: {tanggapan.sikap}.",
        "komponen": tanggapan.komponen,
        "unsur_skm": unsur_skm,
        "unsur": peserta.unsur if peserta else "",
        "layanan": str(tanggapan.layanan_id or ""),
    }
    terisi = {nama: teks for nama, teks in isi.items() if teks}
    # The id of the comment was made by a stranger, who may know that of another row: ours is a new one.
    masukan, _ = tambah_masukan(db, oleh, forum, uuid.uuid4(), terisi, saat, AsalMasukan.TANGGAPAN)
    masukan.peserta_id = tanggapan.peserta_id
    tanggapan.masukan_id = masukan.id
    db.flush()
    rincian = {"masukan": masukan.id.hex}
    catat(db, oleh, "tanggapan menjadi masukan", OBJEK, forum.id, forum.unit.jalur, rincian)
    return masukan


def _periksa(forum: Forum, jenis: JenisBerkas) -> None:
    if jenis in DOKUMENTASI:
        if forum.tahap not in BERDOKUMEN:
            raise MateriTetap("Foto dan bukti publikasi disimpan sejak forum dimulai. Unggah lagi nanti.")
    elif forum.tahap not in BERUBAH:
        raise MateriTetap("Forum ini sudah selesai, jadi materinya tidak dapat diubah lagi.")
