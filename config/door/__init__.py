"""What ./edu does, in the standard library alone.

What needs libraries lies in ``inside/`` and runs in the cache's own Python.
"""
