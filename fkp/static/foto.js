// Photographs are made smaller before they are sent: a telephone makes fifty million pixels, and a line in a
// village takes minutes for them. What this browser can decode also becomes a JPEG (HEIC, WebP). Without this
// file, or when anything fails, the file goes as it is and the server says what is wrong with it.
const TERPANJANG = 2400;
const TERBESAR = 6 * 1024 * 1024;
const MUTU = [0.85, 0.7, 0.5];
const DIKENAL = ["image/jpeg", "image/png"];
const FOTO = /\.(jpe?g|png|hei[cf]|webp|avif)$/i;

for (const isian of document.querySelectorAll("input[type=file][data-foto]")) pasang(isian);

function pasang(isian) {
  const kata = Object.assign(document.createElement("p"), { className: "hint" });
  kata.setAttribute("role", "status");
  isian.after(kata);
  isian.accept = "image/*,.pdf";
  let kerja = null;
  let dikirim = false;
  isian.addEventListener("change", () => {
    const ini = ganti(isian, kata).finally(() => { if (kerja === ini) kerja = null; });
    kerja = ini;
  });
  isian.form.addEventListener("submit", (acara) => {
    if (!kerja) return;
    acara.preventDefault();
    if (dikirim) return;
    dikirim = true;
    const tombol = acara.submitter;
    kerja.then(() => { dikirim = false; isian.form.requestSubmit(tombol); });
  });
}

// The chosen file, replaced by a smaller one where that is worth it.
async function ganti(isian, kata) {
  const berkas = isian.files[0];
  kata.textContent = "";
  if (!berkas) return;
  if (berkas.type.startsWith("image/") || FOTO.test(berkas.name)) {
    kata.textContent = isian.dataset.foto;
    const kecil = await kecilkan(berkas).catch(() => null);
    if (isian.files[0] !== berkas) return;
    kata.textContent = "";
    if (kecil) {
      const wadah = new DataTransfer();
      wadah.items.add(kecil);
      isian.files = wadah.files;
    }
  }
  if (isian.files[0].size > TERBESAR) kata.textContent = isian.dataset.besar;
}

// A JPEG of the picture, upright; null when the file is good as it is.
async function kecilkan(berkas) {
  const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
  const skala = Math.min(1, TERPANJANG / Math.max(gambar.width, gambar.height));
  if (skala === 1 && berkas.size <= TERBESAR && DIKENAL.includes(berkas.type)) return null;
  const kanvas = document.createElement("canvas");
  kanvas.width = Math.round(gambar.width * skala);
  kanvas.height = Math.round(gambar.height * skala);
  const kuas = kanvas.getContext("2d");
  kuas.fillStyle = "white";
  kuas.fillRect(0, 0, kanvas.width, kanvas.height);
  kuas.drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
  gambar.close();
  const catatan = await exif(berkas);
  for (const mutu of MUTU) {
    const isi = await new Promise((jadi) => kanvas.toBlob(jadi, "image/jpeg", mutu));
    if (isi && (isi.size <= TERBESAR || mutu === MUTU.at(-1))) {
      const nama = berkas.name.replace(/\.[^.]*$/, "") + ".jpg";
      const potong = catatan ? [isi.slice(0, 2), catatan, isi.slice(2)] : [isi];
      return new File(potong, nama, { type: "image/jpeg", lastModified: berkas.lastModified });
    }
  }
  return null;
}

// What the camera notes in a JPEG (the server reads its day and throws it away), told that the picture stands
// upright by now; null when there is none.
async function exif(berkas) {
  const isi = new DataView(await berkas.slice(0, 256 * 1024).arrayBuffer());
  if (isi.byteLength < 4 || isi.getUint16(0) !== 0xffd8) return null;
  for (let di = 2; di + 10 < isi.byteLength && isi.getUint8(di) === 0xff;) {
    const panjang = 2 + isi.getUint16(di + 2);
    if (isi.getUint8(di + 1) === 0xe1 && isi.getUint32(di + 4) === 0x45786966) {
      if (di + panjang > isi.byteLength) return null;
      tegakkan(isi, di + 10);
      return isi.buffer.slice(di, di + panjang);
    }
    if (isi.getUint8(di + 1) === 0xda) return null;
    di += panjang;
  }
  return null;
}

// Orientation (tag 0x0112 of the first directory) becomes 1: EXIF 2.32, 4.6.4.
function tegakkan(isi, awal) {
  const kecil = isi.getUint16(awal) === 0x4949;
  const daftar = awal + isi.getUint32(awal + 4, kecil);
  const banyak = isi.getUint16(daftar, kecil);
  for (let n = 0; n < banyak; n += 1) {
    const butir = daftar + 2 + n * 12;
    if (isi.getUint16(butir, kecil) === 0x0112) isi.setUint16(butir + 8, 1, kecil);
  }
}
