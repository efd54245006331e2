"""Templates by themselves: rendered with sample values, and read as strictly as a browser should."""

from collections import Counter
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask, render_template_string
from flask_babel import Babel
from jinja2 import StrictUndefined

from fkp.formats import init_formats
from fkp.grafik import init_grafik

ROOT = Path(__file__).parents[3]


@cache
def contoh_app(demo: bool = True, bahasa: str = "id") -> Flask:
    """The templates with the context every page has, and nothing of the platform behind them."""
    app = Flask("contoh", template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.update(SECRET_KEY="hanya untuk uji", BABEL_DEFAULT_LOCALE="id")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app)
    init_formats(app)
    init_grafik(app)
    app.add_url_rule("/", "halaman.beranda", str)
    app.add_url_rule("/kelola", "kelola.beranda", str)
    app.add_url_rule("/kelola/akun", "akun_saya.lihat", str)
    app.add_url_rule("/keluar", "akun.keluar", str, methods=["POST"])

    @app.context_processor
    def context() -> dict[str, Any]:
        return {
            "bahasa": bahasa,
            "situs": SimpleNamespace(nama="Provinsi Contoh", demo=demo),
            "pengguna": SimpleNamespace(nama="Rani Umpama"),
            "menu_publik": [SimpleNamespace(teks="Unit layanan", url="/", kini=True, jumlah=0)],
            "menu_kelola": [SimpleNamespace(teks="Survei", url="/kelola/survei", kini=True, jumlah=4)],
            "url_untuk_bahasa": lambda kode: f"/?b={kode}",
            "aset": lambda nama: f"/statis/{nama}",
            "csrf_token": lambda: "tanda",
        }

    return app


def render(source: str, *, demo: bool = True, bahasa: str = "id", **values: Any) -> Element:
    """The parsed page of a template's text."""
    app = contoh_app(demo, bahasa)
    with app.test_request_context():
        return parse(render_template_string(source, **values))


def component(name: str, macros: str, body: str) -> str:
    """Text that imports ``macros`` from a component and uses them."""
    return f'{{% from "components/{name}.html" import {macros} %}}{body}'


def parse(html: str) -> Element:
    """Strict HTML; a fragment gets a page around it. Ids are unique and no element carries a style."""
    whole = html.lstrip().lower().startswith("<!doctype")
    text = html if whole else f"<!doctype html><html><head><title></title></head><body>{html}</body></html>"
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    ids = Counter(e.get("id") for e in tree.iter() if e.get("id"))
    assert not [i for i, n in ids.items() if n > 1]
    assert not [e for e in tree.iter() if e.get("style")], "the content policy refuses style attributes"
    return tree


def every(tree: Element, tag: str, kelas: str | None = None) -> list[Element]:
    """Elements of a tag (HTML or SVG), with a class when one is named, in reading order."""
    return [
        e for e in tree.iter() if local(e) == tag and (kelas is None or kelas in e.get("class", "").split())
    ]


def local(e: Element) -> str:
    """The tag without its namespace."""
    return str(e.tag).rpartition("}")[2]


def words(e: Element) -> str:
    """All text of an element, spaces evened out."""
    return " ".join("".join(e.itertext()).split())


def number(length: str | None) -> float:
    """A length attribute, with or without its percent sign."""
    assert length is not None
    return float(length.rstrip("%"))
