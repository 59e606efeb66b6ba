from . import collection_table, discuss_gif, google_translate, html_editor
