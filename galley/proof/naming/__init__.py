"""Names that are nearly right: one character off, cut short, told in two ways, with another's office or in another's place."""
