"""Electronic signatures in a PDF: whose, when, whether anything changed since, and who vouches for them."""
