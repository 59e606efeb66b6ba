from odoo import models

SHOWN = 5  # the latest; all of them are a touch away


class EduInspector(models.Model):
    """The own page: what the inspector's research brought."""

    _inherit = "edu.inspector"

    def _own_page_sections(self):
        return super()._own_page_sections() + [self._own_outputs()]

    def _own_outputs(self):
        outputs = self.env["edu.inspector.output"]
        latest = outputs.search([("inspector_id", "=", self.id)], limit=SHOWN)
        return {
            "key": "outputs",
            "sequence": 60,
            "title": self.env._("My Research"),
            "empty": self.env._("No project, paper, report or book is entered yet."),
            "lines": [self._own_output_line(output) for output in latest],
            "buttons": [
                {
                    "title": self.env._("Add an Output"),
                    "action": self._own_action(outputs, target="new"),
                },
                {
                    "title": self.env._("All Research"),
                    "action": "edu_inspector.edu_inspector_output_action",
                },
            ],
        }

    def _own_output_line(self, output):
        words = [self._chosen(output, "kind"), str(output.year)]
        return {
            "key": output.id,
            "title": output.name,
            "text": " · ".join([*words, self._chosen(output, "state")]),
            "action": self._own_action(output),
        }
