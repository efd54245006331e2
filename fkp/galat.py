"""Errors the domain raises by name; ``fkp.web.errors`` turns each into a page or a JSON answer."""


class Galat(Exception):
    """Something a person asked for cannot be done. ``pesan`` is a sentence that says what is wrong and
    what to do; ``status`` the HTTP status it is answered with."""

    status = 409

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


class IsianSalah(Galat):
    """What was filled in cannot be; ``isian`` names the field it is said of."""

    def __init__(self, isian: str, pesan: str) -> None:
        super().__init__(pesan)
        self.isian = isian


class VersiBerbeda(Galat):
    """Somebody else changed ``apa`` ("baris ini") since the form was read; nothing was overwritten."""

    def __init__(self, apa: str) -> None:
        super().__init__(f"Orang lain baru saja mengubah {apa}. Periksa isinya, lalu simpan sekali lagi.")
