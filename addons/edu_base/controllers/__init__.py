from . import discuss_gif, google_translate, html_editor
