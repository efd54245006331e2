// A queue that outlives the network and the page: keep first, send then.
//
//   const { antrean, kirimAntrean, uuid } = await import(el.dataset.antrean);   // data-antrean="{{ aset('antrean.js') }}"
//   const antre = antrean("hadir:kode");      // the same name on another page is the same queue
//   await antre.simpan(uuid(), { ... });      // the same id again: its newer content, in its old place
//   await antre.semua();                      // [{ id, isi }, ...], oldest first
//   await antre.hapus(id);
//   antre.tetap();                            // Promise: true when all of it survives closing the page
//
// What is kept lies in IndexedDB, and `simpan` resolves to true once the disk has it. Where storage is refused (a
// private window, a full disk) or does not answer, it resolves to false and this page remembers by itself, so
// nothing is lost while it stays open. Ids are made here, on the device: the server stores an id once, whoever
// sends it again. Two open pages of one queue may send the same entry twice; that is harmless.
//
//   const segera = kirimAntrean("hadir:kode", kirimSatu, { tiap: 5000 });
//
// sends what waits now, when the network returns and every `tiap` milliseconds (with `terlihat`, only while the
// page is in view); `segera()` asks for it at once. kirimSatu({ id, isi }) resolves to true when that entry is
// settled and may go, and to "lewati" when it waits but those behind it need not; anything else, or an error,
// means that it waits, and so do those behind it. With `sekaligus: n` it gets a list of at most n entries and
// resolves to the ids that are settled. `sesudah` is called when some of them are gone.
// (Names of static files carry a hash: hence the import by address.)

const DASAR = "antrean:", TOKO = "isi", TERLAMA = 10000;

/** A version 4 UUID. crypto.randomUUID needs https, which an office without the internet has not. */
export function uuid() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 15) | 64;
  b[8] = (b[8] & 63) | 128;
  const h = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
  return h.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function buka(nama) {
  return new Promise((ya) => {
    setTimeout(ya, TERLAMA, null); // some browsers never answer at all
    try {
      const minta = indexedDB.open(DASAR + nama, 1);
      minta.onupgradeneeded = () =>
        minta.result.createObjectStore(TOKO, { autoIncrement: true }).createIndex("id", "id", { unique: true });
      minta.onsuccess = () => ya(minta.result);
      minta.onerror = minta.onblocked = () => ya(null);
    } catch {
      ya(null);
    }
  });
}

// One transaction. `kerja(toko, hasil)` puts what it finds into hasil.isi; resolved only once the disk has it.
function transaksi(data, cara, kerja) {
  return new Promise((ya, tidak) => {
    const hasil = {}, t = data.transaction(TOKO, cara);
    t.oncomplete = () => ya(hasil.isi);
    t.onabort = t.onerror = () => tidak(t.error);
    kerja(t.objectStore(TOKO), hasil);
  });
}

const semuaAntrean = new Map();

/** The queue of that name on this device. */
export function antrean(nama) {
  if (!semuaAntrean.has(nama)) semuaAntrean.set(nama, buat(nama));
  return semuaAntrean.get(nama);
}

function buat(nama) {
  const ingatan = new Map(), siap = buka(nama);

  const dengan = async (cara, kerja) => {
    const data = await siap;
    if (!data) throw new Error("no storage");
    return transaksi(data, cara, kerja);
  };

  return {
    async simpan(id, isi) {
      ingatan.set(id, isi);
      try {
        await dengan("readwrite", (toko) => {
          const cari = toko.index("id").getKey(id);
          cari.onsuccess = () => toko.put({ id, isi }, cari.result);
        });
        if (ingatan.get(id) === isi) ingatan.delete(id);
        return true;
      } catch {
        return false; // remembered above
      }
    },

    async semua() {
      let ada = [];
      try {
        ada = await dengan("readonly", (toko, hasil) => {
          const baca = toko.getAll();
          baca.onsuccess = () => { hasil.isi = baca.result; };
        });
      } catch { /* only what is remembered */ }
      const semua = new Map([...ada.map((x) => [x.id, x.isi]), ...ingatan]);
      return [...semua].map(([id, isi]) => ({ id, isi }));
    },

    async hapus(id) {
      ingatan.delete(id);
      try {
        await dengan("readwrite", (toko) => {
          const cari = toko.index("id").getKey(id);
          cari.onsuccess = () => cari.result !== undefined && toko.delete(cari.result);
        });
      } catch { /* it was only remembered */ }
    },

    tetap: async () => Boolean(await siap) && !ingatan.size,
  };
}

/** Send what waits, again and again; see above. Returns a function that sends at once. */
export function kirimAntrean(nama, kirimSatu, { tiap = 5000, terlihat = false, sekaligus = 0, sesudah = () => {} } = {}) {
  const antre = antrean(nama);
  let sibuk = false, lagi = false;

  async function satuPutaran() {
    const menunggu = await antre.semua();
    for (let i = 0; i < menunggu.length; i += sekaligus || 1) {
      const bagian = menunggu.slice(i, i + (sekaligus || 1));
      const jadi = await kirimSatu(sekaligus ? bagian : bagian[0]);
      if (jadi === "lewati") continue;
      const beres = sekaligus ? jadi : jadi === true ? [bagian[0].id] : [];
      for (const id of beres) await antre.hapus(id);
      if (beres.length) sesudah();
      if (beres.length < bagian.length) return;
    }
  }

  async function segera() {
    if (sibuk) {
      lagi = true; // what was kept meanwhile goes in the next round
      return;
    }
    sibuk = true;
    do {
      lagi = false;
      try { await satuPutaran(); } catch { /* no network: it waits */ }
    } while (lagi);
    sibuk = false;
  }

  addEventListener("online", segera);
  setInterval(() => !sibuk && !(terlihat && document.hidden) && segera(), tiap);
  segera();
  return segera;
}
