"""What can be wrong with a document, each with a sentence that says what to do."""


def _(sentence):
    """Mark a literal for translation; the translating itself is the caller's."""
    return sentence


SENTENCES = {
    "empty": _("The document is empty. Choose a file that has text in it."),
    "too_large": _(
        "The document is larger than %(limit)s. Send the text of the plan alone, "
        "without pictures and attachments."
    ),
    "too_long": _(
        "The document has more than %(limit)s characters. Split it and decompose "
        "one plan at a time."
    ),
    "too_many_pages": _(
        "The document has more than %(limit)s pages. Split it and decompose one plan "
        "at a time."
    ),
    "too_many_cells": _(
        "The tables of the document have more than %(limit)s cells. Send the "
        "decomposition table alone."
    ),
    "binary": _(
        "The file is not a document. Save the plan as DOCX, PDF, XLSX, HTML or "
        "plain text and choose that file."
    ),
    "encrypted": _(
        "The document is protected by a password. Remove the password and choose "
        "the file again."
    ),
    "broken": _(
        "The file is damaged and cannot be read. Open it in the program that made "
        "it, save it again and choose the new file."
    ),
    "archive_bomb": _(
        "The file unpacks to more than %(limit)s, so it was not opened. Save the "
        "plan again without embedded files."
    ),
    "unsupported": _(
        "Files of the kind %(kind)s cannot be read. Save the plan as DOCX, PDF, "
        "XLSX, HTML or plain text."
    ),
    "no_text": _(
        "The document holds pictures of pages and no text. Recognise its characters "
        "first, or paste the text."
    ),
    "no_task": _(
        "No task was found in the document. Check that its measures are numbered or "
        "stand in a table, or enter them by hand."
    ),
}


class DecompositionError(Exception):
    """A document that cannot be decomposed.

    ``code`` is a key of SENTENCES, ``params`` a dict of str for its %(name)s and
    ``sentence`` the English template, still unfilled so that it can be translated.
    """

    def __init__(self, code, **params):
        self.code = code
        self.params = params
        self.sentence = SENTENCES[code]
        super().__init__(self.sentence % params)
