"""An invented government to try everything on: "Provinsi Contoh". Nothing in it is real."""
