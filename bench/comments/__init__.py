"""Comments that come back: written into books as readers of PDFs write them, taken, applied, and found again after edits."""
