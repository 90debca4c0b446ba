"""Two states of a book compared as data, block by block: what is new, deleted, moved or set otherwise, and which words were put in and taken out.

`pairing` finds the block that each block was before; `words` tells one text from another; `changes` sorts the pairs.
"""
