"""A chosen initiative as a business case: one document, changed part by part, with its answer beside it.

`document` finds and changes the parts of the document, `boxes` says what each kind of part asks for, `answering`
works out the answer and what is still missing, and `sentences` says both.
"""
