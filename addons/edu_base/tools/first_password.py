"""First passwords: read from paper, typed once, replaced at the first login."""

import secrets

from passlib.context import CryptContext

LETTERS = "abcdefghjkmnpqrstuvwxyz"  # none that a reader takes for another
GROUPS, LENGTH = 3, 4

# Twelve random letters cannot be guessed, so few rounds do, as for keys of machines.
# At the first login the server puts a hash of full strength in the place of this.
_FAST = CryptContext(["pbkdf2_sha512"], pbkdf2_sha512__rounds=6_000)


def first_password() -> str:
    """Return twelve random letters in groups of four: kvem-tasr-hgpw."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))
        for _group in range(GROUPS)
    )


def hashed(password: str) -> str:
    """Return what the table of users keeps of a first password."""
    return _FAST.hash(password)
