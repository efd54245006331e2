"""A kept letter as a message that mail programs understand."""

from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime
from hashlib import sha256
from urllib.parse import urlsplit

from fkp.config import Config
from fkp.surat.models import SuratKeluar


class _Utuh(UnstructuredHeader, BaseHeader):
    """A header of one address of a page: RFC 2369 knows neither encoded words nor line ends inside it, and
    a longer one would be written with both."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


_KEPALA = HeaderRegistry()
_KEPALA.map_to_type("List-Unsubscribe", _Utuh)
_ATURAN = SMTP.clone(header_factory=_KEPALA)


def pengirim(config: Config) -> str:
    """The address that letters come from; without a setting one that nobody reads, at our own name."""
    nama = urlsplit(config.alamat_publik).hostname if config.alamat_publik else None
    return config.surel_dari or f"tidak-dibalas@{nama or 'localhost'}"


def nama_berkas(surat: SuratKeluar) -> str:
    """A name of a file for it, the same at every try."""
    return f"{surat.id:08d}-{_sidik(surat)[:12]}.eml"


def susun_pesan(surat: SuratKeluar, config: Config, nama_pengirim: str) -> EmailMessage:
    """The message. Its Message-ID and date come from the letter, not from the try: of two copies a mail
    program shows one."""
    dari = pengirim(config)
    pesan = EmailMessage(policy=_ATURAN)
    pesan["From"] = Address(nama_pengirim, addr_spec=dari)
    pesan["To"] = Address(addr_spec=surat.kepada)
    pesan["Subject"] = surat.judul
    pesan["Date"] = format_datetime(surat.dibuat)
    pesan["Message-ID"] = f"<{_sidik(surat)[:32]}@{dari.rpartition('@')[2]}>"
    pesan["Auto-Submitted"] = "auto-generated"
    if surat.alamat_berhenti:
        # RFC 8058: the mail program itself offers to unsubscribe, with one press.
        pesan["List-Unsubscribe"] = f"<{surat.alamat_berhenti}>"
        pesan["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    pesan.set_content(surat.isi)
    for satu in surat.lampiran:
        mime, *sisa = (bagian.strip() for bagian in satu["mime"].split(";"))
        lain = dict(bagian.split("=", 1) for bagian in sisa)
        pesan.add_attachment(satu["isi"], subtype=mime.partition("/")[2], filename=satu["nama"], params=lain)
    return pesan


def _sidik(surat: SuratKeluar) -> str:
    return sha256(surat.kunci.encode()).hexdigest()
