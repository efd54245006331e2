// What others do to the minutes: asked every few seconds while somebody looks, and put where nobody is typing.
const TIAP = 3000;

/** Keeps the lists and the pieces around them up to date; returns { segarkan }. */
export function papan({ akar, data, daftarBaris, pasang, setCsrf, kabari }) {
  const potongan = new Map(), daftar = {};
  akar.querySelectorAll("[data-daftar]").forEach((el) => { daftar[el.dataset.daftar] = el; });
  let sidik = "", sibuk = null;

  function gantiPotongan(nama, html) {
    const el = akar.querySelector(`[data-potongan="${nama}"]`);
    if (!el || potongan.get(nama) === html) return;
    const fokus = el.contains(document.activeElement) ? document.activeElement : null;
    const letak = fokus && [...el.querySelectorAll("a, button, summary")].indexOf(fokus);
    const buka = [...el.querySelectorAll("details")].map((d) => d.open);
    el.innerHTML = html;
    potongan.set(nama, html);
    el.querySelectorAll("details").forEach((d, i) => { d.open = buka[i] ?? false; });
    if (fokus) [...el.querySelectorAll("a, button, summary")][letak]?.focus({ preventScroll: true });
  }

  async function bentuk(id) {
    const jawab = await fetch(`${data.alamat}/baris/${id}.json`, { redirect: "manual" });
    const { html } = await jawab.json();
    const wadah = document.createElement("template");
    wadah.innerHTML = html.trim();
    return wadah.content.firstElementChild;
  }

  // A row that has the cursor or unsaved text stays as it is; another is made anew when it changed its list.
  async function taruh(satu) {
    const { id, jenis, nomor } = satu;
    let baris = daftarBaris.get(id);
    const dipakai = baris && (baris.el.contains(document.activeElement) || Object.keys(baris.perubahan()).length || baris.sibuk);
    if (!baris || baris.jenis !== jenis && !dipakai) {
      const el = await bentuk(id);
      if (!el) return;
      baris?.el.remove();
      daftar[jenis].append(el);
      baris = pasang(el);
    } else baris.kabarBaru(satu);
    const judul = baris.el.querySelector("[data-judul]");
    if (judul) judul.textContent = data.kataBaris.replace("{n}", nomor);
  }

  // The node with the cursor never moves: moving it would take the cursor away.
  function urutkan(semua) {
    for (const [jenis, el] of Object.entries(daftar)) {
      const urut = semua.filter((b) => daftarBaris.get(b.id)?.el.parentElement === el && b.jenis === jenis)
        .map((b) => daftarBaris.get(b.id).el);
      if (urut.every((anak, i) => el.children[i] === anak)) continue;
      const diam = urut.findIndex((anak) => anak.contains(document.activeElement));
      urut.forEach((anak, i) => {
        if (i < diam) el.insertBefore(anak, urut[diam]);
        else if (i > diam) el.append(anak);
      });
    }
  }

  async function satuKali(paksa) {
    const jawab = await fetch(`${data.alamat}/baris.json`, {
      headers: sidik && !paksa ? { "If-None-Match": sidik } : {},
      cache: "no-store",
      redirect: "manual",
    });
    if (jawab.type === "opaqueredirect") return kabari(data.kataMasuk, true);
    if (jawab.status !== 200) return undefined;
    const isi = await jawab.json();
    setCsrf(isi.csrf);
    for (const satu of isi.baris) await taruh(satu);
    const ada = new Set(isi.baris.map((b) => b.id));
    for (const [id, baris] of daftarBaris) {
      if (ada.has(id) || Object.keys(baris.perubahan()).length) continue;
      baris.el.remove();
      daftarBaris.delete(id);
    }
    urutkan(isi.baris);
    for (const [nama, html] of Object.entries(isi.potongan)) gantiPotongan(nama, html);
    const kosong = akar.querySelector("[data-kosong]");
    if (kosong) kosong.hidden = isi.baris.some((b) => b.jenis === "baris");
    if (!isi.dapat) kabari(isi.kenapa, true);
    sidik = jawab.headers.get("ETag") || "";
    return undefined;
  }

  async function segarkan(paksa = false) {
    while (sibuk) await sibuk;
    sibuk = satuKali(paksa).catch(() => {}).finally(() => { sibuk = null; });
    return sibuk;
  }

  setInterval(() => { if (document.visibilityState === "visible" && !sibuk) segarkan(); }, TIAP);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") segarkan(); });
  return { segarkan };
}
