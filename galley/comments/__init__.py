"""What reviewers write into a PDF of a book: read, tied to the texts that it is about, and kept beside the content.

`annotations` reads what readers of PDFs write, `threads` joins marks, replies and states to remarks, `quoting` reads the words under a mark, `tying`
finds the address, by the map of the file or by its words; `ledger` writes the comments down, `anchoring` finds them again after edits, and `revising`
says what a proposal changes in the source of a text.
"""
