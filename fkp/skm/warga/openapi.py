"""The OpenAPI document of ``fkp.skm.warga.api``. Written by hand: it is what devices may rely on, so it
changes only when someone means to change it."""

from typing import Any

from fkp.skm.warga.isian import DURASI_TERLAMA, KANAL_UMUM, SARAN_TERPANJANG

CONTOH: dict[str, Any] = {
    "id": "3f2b8c1e-5d4a-4e6f-9b7a-1c2d3e4f5a6b",
    "layanan": "Perekaman KTP-el",
    "jawaban": {
        "persyaratan": 3,
        "prosedur": 4,
        "waktu": 2,
        "biaya": 4,
        "produk": 3,
        "kompetensi": 3,
        "perilaku": 4,
        "sarana": 3,
        "pengaduan": 3,
    },
    "profil": {"jenis_kelamin": 1, "usia": 2},
    "saran": "Loket sudah nyaman, antreannya masih lama.",
    "durasi": 95,
}
"""An answer to the demo survey ``contoh``; accepted once its id is a fresh one."""

_JAWABAN: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "jawaban"],
    "properties": {
        "id": {
            "type": "string",
            "format": "uuid",
            "description": "UUID versi 4 yang dibuat di perangkat. Id yang sama disimpan satu kali.",
        },
        "layanan": {
            "oneOf": [{"type": "integer"}, {"type": "string"}],
            "description": "Id atau nama layanan menurut GET survei. Boleh dihilangkan bila hanya ada satu.",
        },
        "jawaban": {
            "type": "object",
            "additionalProperties": {"type": "integer", "minimum": 1},
            "description": "Kunci pertanyaan ke nilai. Semua pertanyaan wajib dijawab.",
        },
        "profil": {
            "type": "object",
            "additionalProperties": {
                "oneOf": [
                    {"type": "integer", "minimum": 0},
                    {"type": "array", "items": {"type": "integer"}},
                    {"type": "null"},
                ]
            },
            "description": "Kunci kolom ke kode; kolom ganda menerima daftar kode. Semua boleh dihilangkan.",
        },
        "saran": {"type": ["string", "null"], "maxLength": SARAN_TERPANJANG},
        "waktu": {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "Saat dijawab, dengan zona. Sebelum penutupan: diterima selama masa tenggang.",
        },
        "lalu": {
            "type": ["integer", "null"],
            "minimum": 0,
            "description": "Berapa detik lalu dijawab; untuk perangkat yang jamnya belum tentu benar.",
        },
        "durasi": {
            "type": ["integer", "null"],
            "minimum": 0,
            "description": f"Lama mengisi dalam detik; paling lama dicatat {DURASI_TERLAMA}.",
        },
        "kanal": {"type": "string", "enum": [k.value for k in KANAL_UMUM], "default": "qr"},
    },
}

_DITERIMA: dict[str, Any] = {
    "type": "object",
    "required": ["id", "tanda_terima", "pesan", "periksa"],
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "tanda_terima": {"type": "string", "examples": ["7WNR-R7JX"]},
        "pesan": {"type": "string"},
        "periksa": {"type": "string", "description": "Alamat halaman yang memeriksa tanda terima."},
    },
}

_GALAT: dict[str, Any] = {
    "type": "object",
    "required": ["galat", "pesan"],
    "properties": {
        "galat": {"type": "string"},
        "pesan": {"type": "string", "description": "Kalimat untuk ditampilkan."},
        "kolom": {"type": "string", "description": "Hanya pada 422: kolom pertama yang salah."},
        "masalah": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kolom", "pesan"],
                "properties": {"kolom": {"type": "string"}, "pesan": {"type": "string"}},
            },
        },
    },
}


def _json(uraian: str, skema: str) -> dict[str, Any]:
    return {
        "description": uraian,
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{skema}"}}},
    }


_KODE = {
    "name": "kode",
    "in": "path",
    "required": True,
    "schema": {"type": "string"},
    "description": "Kode pada poster; huruf besar atau kecil sama saja.",
    "example": "contoh",
}

DOKUMEN: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Survei Kepuasan Masyarakat",
        "version": "1",
        "description": "Mengirim jawaban survei dari perangkat. Aman diulang: id yang sama dihitung sekali.",
    },
    "servers": [{"url": "/"}],
    "paths": {
        "/api/v1/survei/{kode}": {
            "get": {
                "operationId": "lihatSurvei",
                "summary": "Pertanyaan, pilihan, layanan, dan keadaan satu survei",
                "parameters": [_KODE],
                "responses": {
                    "200": _json("Survei itu.", "Survei"),
                    "404": _json("Kode tidak dikenal.", "Galat"),
                },
            }
        },
        "/api/v1/survei/{kode}/jawaban": {
            "post": {
                "operationId": "kirimJawaban",
                "summary": "Mengirim satu jawaban",
                "parameters": [_KODE],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Jawaban"},
                            "example": CONTOH,
                        }
                    },
                },
                "responses": {
                    "201": _json("Diterima.", "Diterima"),
                    "200": _json("Jawaban yang persis sama sudah diterima sebelumnya.", "Diterima"),
                    "400": _json("Bukan objek JSON.", "Galat"),
                    "404": _json("Kode tidak dikenal.", "Galat"),
                    "409": _json("Id sudah dipakai dengan isi lain, atau survei belum dibuka.", "Galat"),
                    "410": _json("Survei sudah ditutup dan masa tenggangnya lewat.", "Galat"),
                    "413": _json("Terlalu besar.", "Galat"),
                    "415": _json("Bukan application/json.", "Galat"),
                    "422": _json("Ada kolom yang salah.", "Galat"),
                    "429": _json("Terlalu banyak kiriman; coba lagi sebentar lagi.", "Galat"),
                },
            }
        },
    },
    "components": {
        "schemas": {
            "Jawaban": _JAWABAN,
            "Diterima": _DITERIMA,
            "Galat": _GALAT,
            "Survei": {
                "type": "object",
                "required": ["kode", "unit", "keadaan", "layanan", "pertanyaan", "profil", "kirim"],
                "properties": {
                    "kode": {"type": "string"},
                    "unit": {"type": "string"},
                    "keadaan": {"type": "string", "enum": ["belum", "menerima", "tutup"]},
                    "layanan": {"type": "array", "items": {"type": "object"}},
                    "pertanyaan": {"type": "array", "items": {"type": "object"}},
                    "profil": {"type": "array", "items": {"type": "object"}},
                    "kirim": {"type": "string", "format": "uri"},
                },
            },
        }
    },
}
