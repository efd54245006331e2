"""The documents of a forum: berita acara, daftar hadir, notulen, laporan, rencana aksi, undangan."""
