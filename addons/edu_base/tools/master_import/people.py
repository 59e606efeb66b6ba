"""Persons by login or name, read once for a whole file."""

from collections import defaultdict

from ..unit_names import name_key


class PeopleLookup:
    """The internal users that the rows of a file name; costs one query."""

    def __init__(self, env, rows):
        self.env = env
        found = env["res.users"].search_fetch(
            [
                ("share", "=", False),
                "|",
                ("login", "in", [row.values.get("login") for row in rows]),
                ("name", "in", [row.values.get("user_id") for row in rows]),
            ],
            ["login", "name"],
        )
        self.by_login = {user.login: user for user in found}
        self.by_name = defaultdict(list)
        for user in found:
            self.by_name[name_key(user.name)].append(user)

    def link(self, kind, row):
        """Put the person of a row into its values, or add an error."""
        login, name = row.values.pop("login", ""), row.values.pop("user_id", "")
        if login:
            found = [self.by_login[login]] if login in self.by_login else []
        else:
            found = self.by_name[name_key(name)]
        if len(found) == 1:
            row.values["user_id"] = found[0].id
        else:
            kind.blame(
                row, "login" if login else "user_id", self._why(login, name, found)
            )

    def _why(self, login, name, found):
        if not login and not name:
            return self.env._("is missing.")
        if found:
            return self.env._("Several persons are called “%s”. Write the login.", name)
        return self.env._(
            "There is no account “%s”. Import users first.", login or name
        )
