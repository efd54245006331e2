"""The means of sending: a file each, the console, or a mail server, as ``FKP_SUREL`` says."""

import os
import smtplib
import ssl
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from fkp.config import Config

SABAR = 15.0
"""Seconds to wait for each answer of a mail server."""


class Ditolak(Exception):
    """This letter will never be taken; another may."""


class Tertunda(Exception):
    """This letter was not taken now; later it may be."""


class SaranaMati(Exception):
    """No letter can be sent at present."""


class Sarana(Protocol):
    """Sends one letter; ``nama`` is the same at each try. Raises Ditolak, Tertunda and SaranaMati."""

    def kirim(self, pesan: EmailMessage, nama: str) -> None: ...


@contextmanager
def buka_sarana(config: Config) -> Iterator[Sarana]:
    """The means of this installation, closed at the end of the block."""
    if config.surel == "berkas":
        yield Berkas(config.data / "surel")
    elif config.surel == "konsol":
        yield Konsol()
    else:
        server = Server(config.surel)
        try:
            yield server
        finally:
            server.tutup()


class Berkas:
    """Each letter becomes a file that any mail program opens. The name is that of the letter, so a second
    try writes the same file again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kirim(self, pesan: EmailMessage, nama: str) -> None:
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            handle, sementara = tempfile.mkstemp(dir=self._folder, prefix=".")  # mode 0600
            with os.fdopen(handle, "wb") as berkas:
                berkas.write(bytes(pesan))
            os.replace(sementara, self._folder / nama)
        except OSError as galat:
            raise SaranaMati(f"folder surel tidak dapat ditulisi ({galat.strerror})") from None


class Konsol:
    """Each letter is printed; for trying things out."""

    def kirim(self, pesan: EmailMessage, nama: str) -> None:
        sys.stdout.write(f"--- {nama}\n{pesan.as_string()}\n")
        sys.stdout.flush()


class Server:
    """A mail server; one connection for all letters of a round. With ``smtp://`` the connection is encrypted
    as soon as the server can; a password never leaves this machine in the clear."""

    def __init__(self, alamat: str) -> None:
        self._alamat = urlsplit(alamat)
        self._smtp: smtplib.SMTP | None = None

    def kirim(self, pesan: EmailMessage, nama: str) -> None:
        try:
            self._smtp = self._smtp or self._sambung()
            self._smtp.send_message(pesan)
        except smtplib.SMTPRecipientsRefused as galat:
            kode, kata = next(iter(galat.recipients.values()))
            self._ulang()
            raise _satu_surat(kode, kata) from None
        except (smtplib.SMTPNotSupportedError, UnicodeError):
            self._ulang()
            raise Ditolak("alamat itu memuat huruf yang tidak didukung server surel") from None
        except smtplib.SMTPDataError as galat:
            self._ulang()
            raise _satu_surat(galat.smtp_code, galat.smtp_error) from None
        except smtplib.SMTPAuthenticationError:
            self.tutup()
            raise SaranaMati("server surel menolak nama atau sandi di FKP_SUREL") from None
        except smtplib.SMTPResponseException as galat:
            self.tutup()
            raise SaranaMati(_kalimat(galat.smtp_code, galat.smtp_error)) from None
        except (smtplib.SMTPException, OSError) as galat:
            self.tutup()
            raise SaranaMati(f"server surel tidak menjawab ({type(galat).__name__})") from None

    def tutup(self) -> None:
        """End the connection, politely when it still answers."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()

    def _ulang(self) -> None:
        """Forget the letter in hand, so that the next one can go over the same connection."""
        try:
            if self._smtp is not None:
                self._smtp.rset()
        except (smtplib.SMTPException, OSError):
            self.tutup()

    def _sambung(self) -> smtplib.SMTP:
        nama, aman = self._alamat.hostname or "", ssl.create_default_context()
        smtp: smtplib.SMTP
        if self._alamat.scheme == "smtps":
            smtp = smtplib.SMTP_SSL(nama, self._alamat.port or 465, timeout=SABAR, context=aman)
        else:
            smtp = smtplib.SMTP(nama, self._alamat.port or 587, timeout=SABAR)
        try:
            smtp.ehlo()
            tersandi = self._alamat.scheme == "smtps"
            if not tersandi and smtp.has_extn("starttls"):
                smtp.starttls(context=aman)
                smtp.ehlo()
                tersandi = True
            if self._alamat.username:
                if not tersandi and not _di_sini(nama):
                    raise SaranaMati("server surel tidak menyandikan sambungan; sandi tidak dikirim")
                smtp.login(unquote(self._alamat.username), unquote(self._alamat.password or ""))
        except BaseException:
            smtp.close()
            raise
        return smtp


def _satu_surat(kode: int, kata: bytes | str) -> Ditolak | Tertunda:
    """What the server says of one letter: 5xx is for good, 4xx for now (RFC 5321, 4.2.1)."""
    return (Ditolak if kode >= 500 else Tertunda)(_kalimat(kode, kata))


def _kalimat(kode: int, kata: bytes | str) -> str:
    teks = kata.decode("utf-8", "replace") if isinstance(kata, bytes) else kata
    return f"server surel menjawab {kode}: {' '.join(teks.split())[:160]}"


def _di_sini(nama: str) -> bool:
    try:
        return nama == "localhost" or ip_address(nama).is_loopback
    except ValueError:
        return False
