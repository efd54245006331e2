// Draws the figures of staff pages. The page already holds each figure's sentence and its table, so
// nothing is lost where this does not run. Data lies in a block of type application/json, never run.
"use strict";

function draw(place) {
  const figure = JSON.parse(document.getElementById(place.dataset.gambar).textContent);
  return Plotly.newPlot(place, figure.data, figure.layout, figure.layout.meta.konfig);
}

for (const place of document.querySelectorAll("[data-gambar]")) draw(place);

// Paper has another width than the screen.
for (const moment of ["beforeprint", "afterprint"]) {
  addEventListener(moment, () => {
    for (const place of document.querySelectorAll(".js-plotly-plot")) Plotly.Plots.resize(place);
  });
}
