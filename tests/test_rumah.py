"""The rules of the house that a linter does not know."""

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
DI_ATAS = {
    ".ci",
    ".gitignore",
    "LICENSE",
    "Makefile",
    "README.md",
    "app.py",
    "benchmarks",
    "docs",
    "fkp",
    "migrations",
    "pyproject.toml",
    "requirements-test.txt",
    "requirements.txt",
    "surveys",
    "templates",
    "tests",
}
TERPANJANG = 300
BERKODE = {".py", ".html", ".js"}
TAK_BERNAMA = {"utils", "util", "helpers", "helper", "misc", "common"}
# Written in two parts, so that this file does not hold what it looks for.
SUMBER_PAKET = re.compile(
    "pypi" + r"\.org|python" + r"hosted|registry\.|index" + "[-_]url *[=:]|extra" + "-index"
)
TEMPAT_LAIN = re.compile(r"(?<![\w.])/work" + r"/|\.\./sha" + "red|TO" + "DO|FIX" + "ME")


def files() -> list[Path]:
    """Every file of the project: what git knows and what is about to be added."""
    keluar = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [path for nama in keluar.split("\0") if nama and (path := ROOT / nama).is_file()]


def texts() -> dict[str, str]:
    """Every text file, by its path."""
    isi = {}
    for path in files():
        try:
            isi[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return isi


TEXTS = texts()
TEMPLATES = {nama: isi for nama, isi in TEXTS.items() if nama.startswith("templates/")}


def test_the_top_of_the_house_holds_only_what_it_should() -> None:
    assert {nama.split("/")[0] for nama in TEXTS} <= DI_ATAS


def test_no_code_file_is_past_three_hundred_lines() -> None:
    panjang = {n: isi.count("\n") for n, isi in TEXTS.items() if Path(n).suffix in BERKODE}
    assert {n: baris for n, baris in panjang.items() if baris > TERPANJANG} == {}


def test_every_file_is_named_after_an_idea() -> None:
    assert [n for n in TEXTS if TAK_BERNAMA & {Path(satu).stem for satu in Path(n).parts}] == []


def test_no_file_names_an_address_of_packages() -> None:
    assert [n for n, isi in TEXTS.items() if SUMBER_PAKET.search(isi)] == []


def test_the_locks_hold_hashes_and_no_address() -> None:
    for nama in ("requirements.txt", "requirements-test.txt"):
        isi = TEXTS[nama]
        assert "://" not in isi
        assert isi.count("==") <= isi.count("--hash=sha256:")


def test_no_file_speaks_of_another_place_or_of_work_left_undone() -> None:
    temuan = {n: m.group() for n, isi in TEXTS.items() if (m := TEMPAT_LAIN.search(isi))}
    assert temuan == {}


def test_imports_run_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports() == 0


class Pemeriksa(HTMLParser):
    """Collects what a page may not carry: style and script of its own, and things from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.salah: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ada = dict(attrs)
        if tag == "style" or "style" in ada:
            self.salah.append(f"<{tag}> with style")
        if tag == "script" and "src" not in ada and ada.get("type") != "application/json":
            self.salah.append("<script> inline")
        self.salah += [f"<{tag} {nama}>" for nama in ada if re.fullmatch(r"on[a-z]+", nama)]
        if tag != "a":
            self.salah += [
                f"<{tag} {nama}={nilai}>"
                for nama, nilai in attrs
                if nama in {"src", "href", "action", "data", "srcset", "poster"}
                and re.match(r"\s*(https?:)?//", nilai or "")
            ]


# A report as one file that people carry away: its style travels inside it, and it is never a page of ours.
BERKAS_LEPAS = "templates/dokumen/berkas.html"


@pytest.mark.parametrize("nama", sorted(n for n in TEMPLATES if n.endswith(".html") and n != BERKAS_LEPAS))
def test_a_template_brings_no_style_no_script_and_nothing_from_elsewhere(nama: str) -> None:
    pemeriksa = Pemeriksa()
    pemeriksa.feed(re.sub(r"\{#.*?#\}|\{%.*?%\}", "", TEMPLATES[nama], flags=re.S))
    assert pemeriksa.salah == []


@pytest.mark.parametrize("nama", sorted(n for n in TEXTS if n.startswith("fkp/static/")))
def test_a_static_file_asks_nobody_else(nama: str) -> None:
    tanpa_nama_ruang = re.sub(r'xmlns(:\w+)?="[^"]*"|www\.w3\.org/\S*', "", TEXTS[nama])
    assert re.findall(r"(?:https?:)?//[\w-]+\.\w[\w.-]*", tanpa_nama_ruang) == []
