"""What a process of its own does in a throw-away database: `run(env, **values)`.

It may install, uninstall and commit; what it returns is told as JSON.
"""
