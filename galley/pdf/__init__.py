"""Reading facts of finished PDFs, and finishing what the engine wrote."""
