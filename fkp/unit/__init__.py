"""Instansi, units and their layanan."""
