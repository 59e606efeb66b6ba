"""Every model and field says in words what it is."""

from .. import house

# Their meaning is core's, in every model.
COMMON = {"active", "sequence", "parent_path", "display_name"}


def check(env):
    return models_without(env) + fields_without(env)


def models_without(env):
    return [
        f"{name}: the model has no description."
        for name, model in house.every_model(env).items()
        if not model._description or model._description == name
    ]


def fields_without(env):
    findings = []
    for _model, field in house.fields(env):
        if is_technical(field):
            continue
        if not field.string:
            findings.append(f"{field}: the field has no label.")
        if not field.help:
            findings.append(f"{field}: no help says what the field means.")
    return findings


def is_technical(field):
    """Whether nobody reads the label; a one2many is explained by what points back."""
    return (
        field.name in COMMON
        or field.type == "one2many"
        or field.export_string_translation is False
    )
