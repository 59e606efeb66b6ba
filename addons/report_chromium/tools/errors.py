"""Why a document was not printed; who catches one finds a sentence for the reader."""


class PrintError(Exception):
    """The base of all of them."""


class NoChromium(PrintError):
    """The server has no such program."""


class Died(PrintError):
    """Chromium ended, or refused what it was asked for; the text says what it said."""


class TookTooLong(PrintError):
    """The time limit of the job is over."""


class TookTooMuch(PrintError):
    """Chromium's processes held more memory than they may."""


class TooBig(PrintError):
    """The PDF is longer than it may be."""
