"""From rows to the signed and sealed berita acara."""
