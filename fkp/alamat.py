"""Under which name the public knows this installation: what leaves the site names its pages in full.

One rule for all of it, in print, in feeds and in letters. The address of the settings (``FKP_ALAMAT``) if
there is one. Without it, what is answered to whoever asked takes the name under which they asked: they
brought it, and they alone read the answer. A letter is read by somebody else, so a name that a request
brought never gets into it: it says in words where to look, and gives the path.
"""

from dataclasses import dataclass

from flask import Flask, current_app, request

from fkp.config import Config


def _asal(app: Flask, diminta: str = "") -> str:
    """The origin, such as ``https://survei.contoh.example``; ``diminta`` is the one of a request that may be
    believed."""
    config: Config = app.config["FKP"]
    return config.alamat_publik or diminta


def asal_publik() -> str:
    """The origin for an answer to this request."""
    return _asal(current_app, request.host_url.rstrip("/"))


def tanpa_alamat() -> bool:
    """Whether letters have no address to give, because the settings name none."""
    return not _asal(current_app)


class Rute:
    """Paths of this site, where there is no request to ask."""

    def __init__(self, app: Flask) -> None:
        self._peta = app.url_map.bind("")

    def __call__(self, view: str, **isi: str | int) -> str:
        return self._peta.build(view, isi)


@dataclass(frozen=True, slots=True)
class AlamatSurat:
    """Addresses as letters write them. ``asal`` is empty when the settings name none; ``situs`` is what the
    site calls itself."""

    rute: Rute
    asal: str
    situs: str

    def penuh(self, jalur: str) -> str:
        """A page, for somebody who reads a letter."""
        return self.tautan(jalur) or f"{self.situs}, halaman {jalur}"

    def tautan(self, jalur: str) -> str:
        """The same for a program; empty when there is no address that it could follow."""
        return f"{self.asal}{jalur}" if self.asal else ""

    def lengkapi(self, isi: str) -> str:
        """The text of a letter to the public; where it could only give paths, with how to come to them."""
        if self.asal:
            return isi
        return (
            f"{isi}\n\nSurat ini tidak memuat alamat lengkap. Buka situs {self.situs}, lalu tulis halaman\n"
            "yang disebut di atas di belakang nama situsnya."
        )


def alamat_surat(app: Flask, situs: str) -> AlamatSurat:
    """The addresses that letters of this installation may name."""
    return AlamatSurat(Rute(app), _asal(app), situs)
