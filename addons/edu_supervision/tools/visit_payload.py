"""The record of a visit as a phone sends it: read strictly, refused in a sentence.

A payload is a dict of these keys, each of which may be missing:

* `arrived_at`, `left_at`: "YYYY-MM-DD HH:MM:SS" in UTC;
* `companions`, `plan_text`, `experience`, `problems`, `advice`, `signer_name`,
  `signer_refused`: text; `card_shown`, `feedback_given`: true or false;
* `position`: {`latitude`, `longitude`: degrees, `accuracy`: metres, `at`: as above},
  or nothing;
* `outcome`: of the visit's value list; `signature`: a PNG in base64, without which
  one that was sent before stays;
* `answers`: [{`id`, `result`, `note`, `source`, `kept`: ids of photos sent before,
  `photos`: JPEGs in base64}], one for each answer of the visit;
* `activities`: {kind: times}; `findings`: [{`name`, `fact`, `severity`, `source`}].
"""

import base64
import binascii

from odoo import fields
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import day_of
from odoo.addons.edu_base.tools.uploads import check_size
from odoo.addons.edu_base.tools.xlsx import clean_text

from .pictures import clean_drawing, clean_photo

TEXTS = ("plan_text", "experience", "problems", "advice")
LINES = ("companions", "signer_name", "signer_refused")
FLAGS = ("card_shown", "feedback_given")
MOMENTS = ("arrived_at", "left_at")
OTHERS = ("position", "outcome", "signature", "answers", "activities", "findings")
NAMES = frozenset((*TEXTS, *LINES, *FLAGS, *MOMENTS, *OTHERS))
ANSWER_NAMES = frozenset({"id", "result", "note", "source", "kept", "photos"})
FINDING_NAMES = frozenset({"name", "fact", "severity", "source"})
POSITION_NAMES = frozenset({"latitude", "longitude", "accuracy", "at"})
POSITION = frozenset(
    "position_latitude position_longitude position_accuracy position_at".split()
)

LONG, SHORT = 4000, 200
MOST_TIMES = 99
MOST_FINDINGS = 50
MOST_PHOTOS_EACH, MOST_PHOTOS = 5, 30
PHOTO_BYTES = 2 * 1024 * 1024
SIGNATURE_BYTES = 1024 * 1024
DECIMALS = 4  # of a degree: about ten metres, enough to tell a gate from another
FARTHEST = 20_100_000  # metres from any place on earth to any other


class VisitPayload:
    """Reads the payload of a visit; every method raises UserError on what is wrong."""

    def __init__(self, visit, payload):
        self.visit = visit
        self.env = visit.env
        self.payload = self._object(payload, NAMES)

    def values(self):
        """Return the fields of the visit itself."""
        text = {name: self._text(self.payload.get(name), LONG) for name in TEXTS}
        line = {name: self._text(self.payload.get(name), SHORT) for name in LINES}
        flags = {name: self.payload.get(name) is True for name in FLAGS}
        times = {name: self._moment(self.payload.get(name)) for name in MOMENTS}
        return {
            **text,
            **line,
            **flags,
            **times,
            **self._position(),
            "outcome": self._choice(self.visit, "outcome", self.payload.get("outcome")),
            "signature": self._signature(self.payload.get("signature"))
            or self.visit.with_context(bin_size=False).signature,
        }

    def answers(self):
        """Return {answer: its values}, with `kept` (ids) and `photos` (contents)."""
        rows = [
            self._object(row, ANSWER_NAMES)
            for row in self._rows("answers", len(self.visit.answer_ids))
        ]
        by_id = self.visit.answer_ids.grouped("id")
        if [row for row in rows if type(row.get("id")) is not int]:
            self._refuse_unreadable()
        if {row["id"] for row in rows} - by_id.keys():
            self._refuse_unreadable()
        answers = {
            by_id[row["id"]]: self._answer(by_id[row["id"]], row) for row in rows
        }
        if len(answers) < len(rows):
            self._refuse_unreadable()
        told = answers.values()
        if sum(len(row["photos"]) + len(row["kept"]) for row in told) > MOST_PHOTOS:
            self._refuse_photos(MOST_PHOTOS)
        return answers

    def activities(self):
        """Return {kind of activity: how often}, without those not done at all."""
        model = self.env["edu.visit.activity"]
        told = self._object(self.payload.get("activities") or {})
        counts = {self._choice(model, "kind", key): told[key] for key in told}
        for count in counts.values():
            if type(count) is not int or not 0 <= count <= MOST_TIMES:
                self._refuse_unreadable()
        return {kind: count for kind, count in counts.items() if count}

    def findings(self):
        """Return the values of the findings that were written by hand."""
        model = self.env["edu.finding"]
        rows = [
            self._object(row, FINDING_NAMES)
            for row in self._rows("findings", MOST_FINDINGS)
        ]
        return [
            {
                "name": self._text(row.get("name"), SHORT)
                or self._refuse(self.env._("A finding says what is wrong.")),
                "fact": self._text(row.get("fact"), LONG),
                "severity": self._choice(model, "severity", row.get("severity")),
                "source": self._choice(model, "source", row.get("source") or "team"),
            }
            for row in rows
        ]

    def _position(self):
        """Return the fields of the position, empty where the phone tells none."""
        told = self.payload.get("position")
        if not told:
            return dict.fromkeys(POSITION, False)
        told = self._object(told, POSITION_NAMES)
        moment = self._moment(told.get("at"))
        if not moment:
            self._refuse_unreadable()
        if not self.visit.date <= day_of(moment) <= self.visit.date_to:
            self._refuse(
                self.env._("The position is of another day than the visit: remove it.")
            )
        return {
            "position_latitude": round(self._number(told, "latitude", 90), DECIMALS),
            "position_longitude": round(self._number(told, "longitude", 180), DECIMALS),
            "position_accuracy": round(abs(self._number(told, "accuracy", FARTHEST))),
            "position_at": moment,
        }

    def _answer(self, answer, row):
        photos = self._list(row.get("photos"))
        kept = [number for number in self._list(row.get("kept")) if type(number) is int]
        if len(photos) + len(kept) > MOST_PHOTOS_EACH:
            self._refuse_photos(MOST_PHOTOS_EACH)
        return {
            "result": self._choice(answer, "result", row.get("result")),
            "note": self._text(row.get("note"), LONG),
            "source": self._choice(answer, "source", row.get("source") or "team"),
            "kept": kept,
            "photos": [self._photo(photo) for photo in photos],
        }

    def _photo(self, value):
        content = self._bytes(value, PHOTO_BYTES, self.env._("A photo"))
        return clean_photo(self.env, content)

    def _signature(self, value):
        """Return a signature anew, in base64 as its field takes it."""
        if not value:
            return False
        content = self._bytes(value, SIGNATURE_BYTES, self.env._("The signature"))
        return base64.b64encode(clean_drawing(self.env, content))

    def _bytes(self, value, most, name):
        if not isinstance(value, str):
            self._refuse_unreadable()
        check_size(self.env, name, len(value) * 3 // 4, most)
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            self._refuse_unreadable()

    def _text(self, value, most):
        if not value:
            return False
        if not isinstance(value, str):
            self._refuse_unreadable()
        if len(value) > most:
            self._refuse(self.env._("A text is longer than %s characters.", most))
        return clean_text(value).strip() or False

    def _moment(self, value):
        if not value:
            return False
        try:
            return fields.Datetime.to_datetime(str(value))
        except ValueError:
            self._refuse_unreadable()

    def _number(self, told, name, most):
        """Return a number that is no further from 0 than `most`."""
        value = told.get(name)
        if type(value) not in (int, float) or not -most <= value <= most:
            self._refuse_unreadable()
        return value

    def _choice(self, record, name, value):
        if value not in record._fields[name].get_values(self.env):
            self._refuse_unreadable()
        return value

    def _rows(self, name, most):
        rows = self._list(self.payload.get(name))
        if len(rows) > most:
            self._refuse_unreadable()
        return rows

    def _list(self, value):
        if not isinstance(value or [], list):
            self._refuse_unreadable()
        return value or []

    def _object(self, value, names=None):
        """Return a dict with no other keys than `names`."""
        if not isinstance(value, dict) or (names and value.keys() - names):
            self._refuse_unreadable()
        return value

    def _refuse_photos(self, most):
        self._refuse(self.env._("There are more than %s photos. Remove some.", most))

    def _refuse_unreadable(self):
        self._refuse(
            self.env._(
                "The record is not as it should be: it was changed on the way, or the "
                "visit has changed since. Load the page again."
            )
        )

    def _refuse(self, sentence):
        raise UserError(sentence)
