"""Decompose a policy document into its tasks: plain Python, no database, no network.

The layers, each knowing only those before it:

reading     bytes or pasted text -> Source (cleaned simplified text, tables)
              ``read(data, filename) -> Source``, ``read_text(text) -> Source``
tables      rows of a task table -> tasks
              ``table_tasks(rows, year_hint) -> list[Task]`` ([]: not a task table)
              ``find_tables(paragraphs) -> list[Paragraph | Table]`` (rows in lines)
lines       paragraphs as written: hard wraps joined, web page furniture dropped
outline     numbered headings and their nesting
measures    which headings are tasks
units, deadlines, targets    what stands inside a task
"""
