"""WhatsApp for those without e-mail: an ordinary link with the text in it. A person opens it and presses
send; nothing is sent by us."""

from urllib.parse import quote


def seluler(hp: str) -> bool:
    """Whether a kept number may have WhatsApp: a mobile one, or one from abroad; a desk has none."""
    return hp.startswith(("08", "+"))


def tautan_wa(hp: str, teks: str) -> str:
    """The address that opens WhatsApp with this text for this number."""
    nomor = hp.removeprefix("+") if hp.startswith("+") else "62" + hp.removeprefix("0")
    return f"https://wa.me/{nomor}?text={quote(teks, safe='')}"
