from .tools import recusal_trigger


def uninstall_hook(env):
    """Take along what the database runs by itself."""
    recusal_trigger.drop(env)
