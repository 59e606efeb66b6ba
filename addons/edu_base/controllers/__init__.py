from . import discuss_gif
from . import google_translate
from . import html_editor
