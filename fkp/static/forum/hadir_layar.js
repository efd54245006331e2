// The QR on the screen of the room: a new one as its window ends. Without this file the page reloads itself.
const isi = document.querySelector("#isi");
const el = (nama) => isi.querySelector(`[data-${nama}]`);
const jendela = Number(isi.dataset.jendela) * 1000;
let berlaku = Date.now() + Number(isi.dataset.tunggu) + jendela; // the code is good for one window more

function tampil(data) {
  const svg = el("qr").querySelector("svg"), sisi = data.sisi + 8;
  svg.setAttribute("viewBox", `-4 -4 ${sisi} ${sisi}`);
  svg.querySelector("path").setAttribute("d", data.jalur);
  el("kode").textContent = data.kode;
  el("hadir").textContent = data.hadir;
  isi.querySelectorAll("[data-unsur]").forEach((u) => u.toggleAttribute("data-ada", data.unsur.includes(u.dataset.unsur)));
}

// An old code must not send people to a page that refuses them: it fades once it no longer counts.
function putus(ya) {
  el("putus").hidden = !ya;
  el("qr").classList.toggle("is-mati", ya && Date.now() > berlaku);
}

async function segarkan() {
  let tunggu = 2000;
  try {
    const jawab = await fetch(isi.dataset.kini, { credentials: "same-origin", redirect: "error" });
    if (jawab.status === 409 || jawab.status === 410) return location.reload(); // closed meanwhile: the page says why
    if (!jawab.ok) throw new Error(jawab.status);
    const data = await jawab.json();
    tampil(data);
    berlaku = Date.now() + data.tunggu + jendela;
    tunggu = Math.min(data.tunggu, 5000); // the count moves more often than the code
    putus(false);
  } catch {
    putus(true);
  }
  setTimeout(segarkan, tunggu);
}

setTimeout(segarkan, Math.min(Number(isi.dataset.tunggu), 5000));
addEventListener("online", () => putus(false));
if (navigator.wakeLock) navigator.wakeLock.request("screen").catch(() => {}); // a projector must not go to sleep
