"""Which measures of a revised document are those of the one before: plain Python."""

from difflib import SequenceMatcher

SAME = 0.72  # two headings this alike, in the first 40 characters, are one measure


def pair(old, new):
    """Pair measures of two versions; return {index in new: index in old}.

    `old` and `new` are lists of (number, title); equal titles are paired first, then
    the most similar, nearest ones.
    """
    pairs = _pair_equal(old, new)
    taken = set(pairs.values())
    free_old = [i for i in range(len(old)) if i not in taken]
    free_new = [j for j in range(len(new)) if j not in pairs]
    scored = [
        (score, j, i)
        for j in free_new
        for i in free_old
        if (score := _likeness(old[i], new[j])) >= SAME
    ]
    for _score, j, i in sorted(scored, key=lambda row: (-row[0], abs(row[1] - row[2]))):
        if j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)
    return pairs


def _pair_equal(old, new):
    places = {}
    for i, (_number, title) in enumerate(old):
        places.setdefault(title, []).append(i)
    pairs = {}
    for j, (_number, title) in enumerate(new):
        if places.get(title):
            pairs[j] = places[title].pop(0)
    return pairs


def _likeness(old, new):
    (old_number, old_title), (new_number, new_title) = old, new
    ratio = SequenceMatcher(
        None, old_title[:40], new_title[:40], autojunk=False
    ).ratio()
    return ratio + (0.05 if old_number and old_number == new_number else 0)
