"""Write what differs alone, so that what stays the same keeps its dates."""


def changed_values(record, values):
    """Return those of `values`, as for `write`, that differ from the record's."""
    before = record._convert_to_write({name: record[name] for name in values})
    return {
        name: value
        for name, value in values.items()
        if (before[name] or False) != (value or False)
    }


def write_changed(record, values):
    """Write those of `values` that differ, if any."""
    changed = changed_values(record, values)
    if changed:
        record.write(changed)
