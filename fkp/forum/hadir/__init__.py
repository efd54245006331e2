"""Who came: rotating QR, staff list that works offline, paper sheets."""
