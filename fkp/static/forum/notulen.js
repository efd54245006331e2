// Minutes while people talk. Every field is saved by itself a moment after the last key; what somebody else wrote
// appears wherever nobody is typing; without a network everything waits on this device and is sent later.
// Without this file each row is a plain form. Names of static files carry a hash: hence import by address.
const akar = document.getElementById("notulen"), data = akar.dataset;
const $ = (sel, el = document) => el.querySelector(sel);
const [{ antrean, kirimAntrean, uuid }, { Baris }, { papan }] = await Promise.all(
  [data.antrean, data.modul, data.papan].map((alamat) => import(alamat)));

const antre = antrean(data.nama), daftarBaris = new Map();
let csrf = data.csrf, menunggu = 0, terakhir = "";

class BelumSampai extends Error {}   // no network, somebody else's page, our server in trouble: try again
class Ditolak extends Error {}       // our server said no, with a sentence

/** Ask our server; resolves to its JSON. */
async function minta(jalan, isi) {
  const batal = new AbortController(), jam = setTimeout(() => batal.abort(), 15000);
  try {
    const jawab = await fetch(data.alamat + jalan, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
      body: JSON.stringify(isi),
      redirect: "manual",
      signal: batal.signal,
    });
    if (jawab.type === "opaqueredirect") {
      kabari(data.kataMasuk, true);
      throw new BelumSampai();
    }
    const kata = await jawab.json().catch(() => ({}));
    if (jawab.ok && kata.id) return kata;
    if (jawab.status === 400) segarkan(true); // a new session has a new token
    if (kata.pesan && jawab.status < 500 && jawab.status !== 429) throw new Ditolak(kata.pesan);
    throw new BelumSampai();
  } catch (galat) {
    throw galat instanceof Ditolak ? galat : new BelumSampai();
  } finally {
    clearTimeout(jam);
  }
}

/* ---------- What the page says about saving ---------- */

const keadaan = $("#keadaan");
function kabari(teks, genting = false) {
  keadaan.textContent = teks;
  keadaan.classList.toggle("status--lewat", genting);
}

function kabariSemua() {
  const semua = [...daftarBaris.values()];
  if (menunggu) return kabari(data.kataTunggu.replace("{n}", menunggu), true);
  if (semua.some((b) => b.gagal)) return kabari(data.kataBelum, true);
  if (semua.some((b) => b.bentrok)) return kabari(data.kataBentrok, true);
  if (semua.some((b) => b.salah)) return kabari(data.kataSalah, true);
  if (semua.some((b) => b.sibuk)) return kabari(data.kataSimpan);
  if (terakhir) kabari(data.kataTersimpan.replace("{pukul}", terakhir));
}

/* ---------- Rows ---------- */

/** Every change goes into the queue before it is sent, and out of it once our server has it. */
async function simpanBaris(baris) {
  const isian = baris.perubahan();
  if (!Object.keys(isian).length) return;
  const kunci = `ubah:${baris.id}`;
  await antre.simpan(kunci, { isian });
  baris.mulaiSimpan();
  kabariSemua();
  try {
    const kata = await minta(`/baris/${baris.id}`, { isian });
    baris.terima(isian, kata);
    if (!Object.keys(baris.perubahan()).length || baris.bentrok || baris.salah) await antre.hapus(kunci);
    terakhir = kata.pukul;
    segarkan();
  } catch (galat) {
    baris.gagalSimpan(galat instanceof Ditolak ? galat.message : "");
  }
}

function pasang(el) {
  const baris = new Baris(el, data, simpanBaris, kabariSemua);
  daftarBaris.set(baris.id, baris);
  return baris;
}

/** New rows that wait on this device, shown under the form. */
async function hitungMenunggu() {
  const semua = (await antre.semua()).filter(({ id }) => id.startsWith("baru:"));
  menunggu = semua.length;
  $("#menunggu").replaceChildren(...semua.map(({ isi }) => {
    const butir = document.createElement("li");
    butir.textContent = isi.isi.masalah;
    return butir;
  }));
}

const { segarkan } = papan({ akar, data, daftarBaris, pasang, setCsrf: (baru) => { csrf = baru; }, kabari });

document.querySelectorAll("form[data-baris]").forEach(pasang);
akar.classList.add("berskrip");

/* ---------- A new row ---------- */

const baru = $("#baru");
baru.addEventListener("submit", async (e) => {
  e.preventDefault();
  const isi = Object.fromEntries(new FormData(baru));
  const jadi = e.submitter?.value || "catatan", ucap = baru.elements.masalah;
  if (!isi.masalah.trim()) {
    ucap.setCustomValidity(data.kataKosong);
    ucap.reportValidity();
    return;
  }
  const kirim = { id: isi.id, isi: { hasil: jadi === "baris" ? "disepakati" : "" } };
  for (const nama of ["unsur", "unsur_skm", "masalah", "penyampai", "komponen", "layanan"]) kirim.isi[nama] = isi[nama];
  await antre.simpan(`baru:${kirim.id}`, kirim);
  baru.elements.id.value = uuid();
  for (const nama of ["masalah", "penyampai"]) baru.elements[nama].value = "";
  ucap.focus();
  await hitungMenunggu();
  await segera();
  kabariSemua();
});
baru.elements.masalah.addEventListener("input", () => baru.elements.masalah.setCustomValidity(""));

/** One entry of the queue. What is still in a field of this page is sent by its row. */
async function kirimSatu({ id, isi }) {
  const [jenis, nomor] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
  try {
    if (jenis === "baru") {
      const kata = await minta("/baris", isi);
      await antre.hapus(id);
      await hitungMenunggu();
      terakhir = kata.pukul;
      kabariSemua();
      await segarkan(true);
      return true;
    }
    const baris = daftarBaris.get(nomor);
    if (baris) {
      if (baris.sibuk) return false;
      if (baris.pulih(isi.isian)) await baris.segera();
      return !baris.gagal;
    }
    await minta(`/baris/${nomor}`, { isian: isi.isian });
    return true;
  } catch (galat) {
    if (!(galat instanceof Ditolak)) return false;
    kabari(galat.message, true);
    return jenis === "baru" ? "lewati" : true; // words of a new row stay until the forum can take them
  }
}
const segera = kirimAntrean(data.nama, kirimSatu, { tiap: 4000 });
hitungMenunggu().then(() => kabariSemua());

// Leaving the page: what was typed in the last second goes along; the queue has the rest.
addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") daftarBaris.forEach((b) => b.segera());
});
addEventListener("beforeunload", (e) => {
  const tertinggal = [...daftarBaris.values()].some((b) => Object.keys(b.perubahan()).length);
  daftarBaris.forEach((b) => b.segera());
  if (tertinggal) e.preventDefault();
});

/* ---------- Buttons that need no page of their own ---------- */

akar.addEventListener("submit", async (e) => {
  const tombol = e.submitter;
  if (!tombol || !("cepat" in tombol.dataset)) return;
  e.preventDefault();
  // Without the attribute a button names the page itself, not the form's address.
  const alamat = new URL(tombol.hasAttribute("formaction") ? tombol.formAction : e.target.action);
  const jalan = alamat.pathname.slice(new URL(data.alamat, location).pathname.length);
  const id = e.target.dataset.baris;
  try {
    if (id) await daftarBaris.get(id).segera();
    const kata = await minta(jalan, { [tombol.name]: tombol.value });
    await segarkan(true);
    if (kata.pesan) kabari(kata.pesan);
    const urung = tombol.dataset.cepat === "hapus" && $(`[data-potongan=dihapus] form[action*="${id}"] button`);
    if (urung) urung.closest("details").open = true;
    (urung || tombol).focus();
  } catch (galat) {
    kabari(galat instanceof Ditolak ? galat.message : data.kataBelum, true);
  }
});

// A line of the summary leads to its field, also into a folded row.
akar.addEventListener("click", (e) => {
  const tujuan = e.target.closest?.("a[href^='#']")?.getAttribute("href").slice(1);
  const el = tujuan && document.getElementById(tujuan);
  if (!el) return;
  for (let d = el.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  el.focus();
});
