"""The form with which a participant sends an issue."""

import uuid

from flask_babel import lazy_gettext as l_
from wtforms import HiddenField, SelectChoice
from wtforms.validators import UUID

from fkp.borang import Borang
from fkp.forum.notulen.suara import TERPANJANG, Suara, rapikan_suara
from fkp.isian import Paragraf, Pilihan

UNSUR_WARGA = (
    ("", l_("Belum tahu atau hal lain")),
    ("persyaratan", l_("Syarat yang diminta")),
    ("prosedur", l_("Alur dan langkah pelayanan")),
    ("waktu", l_("Lama menunggu dan lama selesai")),
    ("biaya", l_("Biaya")),
    ("produk", l_("Hasil yang diterima")),
    ("kompetensi", l_("Kemampuan petugas")),
    ("perilaku", l_("Sikap petugas")),
    ("pengaduan", l_("Cara mengadu dan tanggapannya")),
    ("sarana", l_("Ruang, kursi, toilet, dan fasilitas lain")),
)
"""The nine unsur in plain words, for people who have never heard of them."""


class FormMasukan(Borang):
    """What went wrong, how to mend it, and what it is about."""

    id = HiddenField(validators=[UUID()])
    masalah = Paragraf(
        l_("Apa masalahnya?"), panjang=TERPANJANG, wajib=l_("Tulis masalahnya dengan kata Anda sendiri.")
    )
    usulan = Paragraf(l_("Apa usul Anda?"), panjang=TERPANJANG, render_kw={"rows": 3})
    unsur_skm = Pilihan(l_("Tentang apa?"), choices=[SelectChoice(*satu) for satu in UNSUR_WARGA], default="")

    def suara(self) -> Suara:
        """What was filled in. Raises ForumSalah."""
        return rapikan_suara(
            uuid.UUID(str(self.id.data)),
            self.masalah.data or "",
            self.usulan.data or "",
            self.unsur_skm.data or "",
        )
