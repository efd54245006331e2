"""The one thing to do now, on the page of what it is done to."""

from dataclasses import dataclass

from flask_babel import gettext as _


@dataclass(frozen=True)
class Tindakan:
    """The one thing to do now. ``url`` with ``kirim`` (what the button posts) or, without, a page to go to;
    an empty ``tombol`` means that there is nothing to press, or that it is somebody else's turn."""

    judul: str
    uraian: str
    tombol: str = ""
    url: str = ""
    kirim: str = ""

    def menunggu(self, siapa: str = "") -> "Tindakan":
        """The same for someone whose turn it is not; ``siapa`` says whose it is."""
        return Tindakan(self.judul, siapa or _("Ini dikerjakan petugas unit."))
