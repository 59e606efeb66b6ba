"""Every refusal has a sentence that can be filled and says what to do."""

import re
import unittest

from ..errors import SENTENCES, DecompositionError


class TestErrors(unittest.TestCase):
    def test_sentences_are_filled(self):
        for code, sentence in SENTENCES.items():
            with self.subTest(code):
                params = dict.fromkeys(re.findall(r"%\((\w+)\)s", sentence), "x")
                error = DecompositionError(code, **params)
                self.assertNotIn("%(", str(error))
                self.assertEqual((error.code, error.params), (code, params))
                self.assertEqual(error.sentence, sentence)

    def test_sentences_say_what_to_do(self):
        for code, sentence in SENTENCES.items():
            with self.subTest(code):
                self.assertGreaterEqual(len(re.findall(r"[.,](?:\s|$)", sentence)), 2)

    def test_unknown_code_is_a_mistake(self):
        with self.assertRaises(KeyError):
            DecompositionError("unheard_of")


if __name__ == "__main__":
    unittest.main()
