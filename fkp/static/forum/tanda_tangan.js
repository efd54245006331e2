// Signing with a finger: strokes on a canvas of 600 by 200 go as JSON into the hidden field beside it.
const LEBAR = 600;
const TINGGI = 200;
const TERBESAR = 40 * 1024;
const RAPAT = 3;

function baca(teks) {
  try {
    const isi = JSON.parse(teks || "[]");
    return Array.isArray(isi) ? isi : [];
  } catch {
    return [];
  }
}

function pasang(kotak) {
  const isian = kotak.querySelector("input");
  const kanvas = kotak.querySelector("canvas");
  const kuas = kanvas.getContext("2d");
  let goresan = baca(isian.value);
  let kini = null;

  const gambar = () => {
    kuas.clearRect(0, 0, LEBAR, TINGGI);
    kuas.lineWidth = 4;
    kuas.lineCap = "round";
    kuas.lineJoin = "round";
    kuas.strokeStyle = "#1c1b18";
    for (const satu of goresan) {
      kuas.beginPath();
      kuas.moveTo(satu[0][0], satu[0][1]);
      for (const [x, y] of satu.length > 1 ? satu.slice(1) : satu) kuas.lineTo(x, y);
      kuas.stroke();
    }
  };
  const simpan = () => {
    const teks = JSON.stringify(goresan);
    if (teks.length > TERBESAR) {
      goresan.pop();
      gambar();
      return;
    }
    isian.value = goresan.length ? teks : "";
  };
  const titik = (peristiwa) => {
    const batas = kanvas.getBoundingClientRect();
    const batasi = (n, atas) => Math.min(Math.max(Math.round(n), 0), atas);
    return [
      batasi(((peristiwa.clientX - batas.left) / batas.width) * LEBAR, LEBAR),
      batasi(((peristiwa.clientY - batas.top) / batas.height) * TINGGI, TINGGI),
    ];
  };

  kanvas.addEventListener("pointerdown", (peristiwa) => {
    if (peristiwa.button) return;
    peristiwa.preventDefault();
    kanvas.setPointerCapture(peristiwa.pointerId);
    kini = [titik(peristiwa)];
    goresan.push(kini);
    gambar();
  });
  kanvas.addEventListener("pointermove", (peristiwa) => {
    if (!kini) return;
    const [x, y] = titik(peristiwa);
    const [lama, atas] = kini[kini.length - 1];
    if (Math.hypot(x - lama, y - atas) < RAPAT) return;
    kini.push([x, y]);
    gambar();
  });
  for (const akhir of ["pointerup", "pointercancel"]) {
    kanvas.addEventListener(akhir, () => {
      if (!kini) return;
      kini = null;
      simpan();
    });
  }
  kotak.querySelector("[data-urung]").addEventListener("click", () => {
    goresan.pop();
    simpan();
    gambar();
  });
  kotak.querySelector("[data-hapus]").addEventListener("click", () => {
    goresan = [];
    simpan();
    gambar();
  });
  gambar();
  kotak.classList.add("siap");
}

document.querySelectorAll("[data-goresan]").forEach(pasang);
