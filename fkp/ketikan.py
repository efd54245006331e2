"""What people type or paste, tidied before it is checked or kept."""


def rapikan(teks: str | None) -> str:
    """One line: no control characters (PostgreSQL refuses NUL), spaces folded, none at the ends."""
    return " ".join("".join(h if h.isprintable() else " " for h in teks or "").split())


def rapikan_paragraf(teks: str | None) -> str:
    """The same for several lines; empty lines go."""
    return "\n".join(b for b in map(rapikan, (teks or "").splitlines()) if b)


def rapikan_kode(kode: str) -> str:
    """A printed code as it is stored: lower case, without the spaces and dashes people type."""
    return "".join(c for c in kode.lower() if c.isalnum())
