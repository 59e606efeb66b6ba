/**
 * Return where the proposed rows stand in the text of the document.
 *
 * A task says where it starts, in characters, and repeats its text; a section only
 * bears its heading, which is looked for before the next task.
 *
 * @param {string} text of the document
 * @param {{id: string, kind: string, name: string, start: number, text: string}[]} rows
 *     in the order of the tree; tasks without a text stand nowhere
 * @returns {{id: string, start: number, end: number}[]} by start, without overlap
 */
export function placesOf(text, rows) {
    const offsets = offsetsOf(text);
    const places = [];
    let next = text.length;
    for (const row of [...rows].reverse()) {
        const place =
            row.kind === "task"
                ? placeOfTask(text, row, offsets)
                : placeOfSection(text, row, next);
        if (place) {
            places.unshift({ ...place, id: row.id });
            next = place.start;
        }
    }
    return withoutOverlap(places);
}

/**
 * Cut the text at the places: what lies between them has no id.
 *
 * @param {string} text
 * @param {{id: string, start: number, end: number}[]} places as of `placesOf`
 * @returns {{id?: string, text: string}[]}
 */
export function segmentsOf(text, places) {
    const segments = [];
    let at = 0;
    for (const { id, start, end } of places) {
        segments.push(
            { text: text.slice(at, start) },
            { id, text: text.slice(start, end) },
        );
        at = end;
    }
    segments.push({ text: text.slice(at) });
    return segments.filter((segment) => segment.text);
}

/** Return, for each character, where it stands in UTF-16, as strings count here. */
function offsetsOf(text) {
    const offsets = [];
    let at = 0;
    for (const character of text) {
        offsets.push(at);
        at += character.length;
    }
    return offsets;
}

function placeOfTask(text, row, offsets) {
    const start = offsets[row.start];
    if (!row.text || start === undefined) {
        return null;
    }
    const isThere = text.startsWith(row.text, start);
    return { start, end: isThere ? start + row.text.length : text.length };
}

function placeOfSection(text, row, next) {
    const start = text.lastIndexOf(row.name, next - 1);
    return row.name && start >= 0 ? { start, end: start + row.name.length } : null;
}

function withoutOverlap(places) {
    const sorted = [...places].sort((a, b) => a.start - b.start);
    return sorted
        .map((place, index) => ({
            ...place,
            end: Math.min(place.end, sorted[index + 1]?.start ?? Infinity),
        }))
        .filter((place) => place.end > place.start);
}
