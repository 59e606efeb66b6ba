import { browser } from "@web/core/browser/browser";
import { user } from "@web/core/user";
import { session } from "@web/session";

const PREFIX = "edu_supervision.visit_record";

/** Drafts of the user, in this database: on a shared phone nobody sees another's. */
function ownPrefix() {
    return `${PREFIX}/${session.db}/${user.userId}/`;
}

/** A key by which the server knows a record that is sent again. */
export function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Return the draft of a visit that nobody has written on yet. */
export function newDraft(visit) {
    const { items, activities, written, ...head } = visit;
    const answers = items.map(({ id, result, note, source, kept }) => [
        id,
        { result, note, source: source || "team", kept, photos: [] },
    ]);
    return {
        key: newKey(),
        visit: { ...head, items },
        wanted: false,
        refusal: "",
        record: {
            arrived_at: visit.arrived_at,
            left_at: visit.left_at,
            position: visit.position || {},
            companions: visit.companions,
            plan_text: visit.plan_text,
            experience: visit.experience,
            problems: visit.problems,
            advice: visit.advice,
            card_shown: visit.card_shown,
            feedback_given: visit.feedback_given,
            signer_name: visit.signer_name,
            signer_refused: visit.signer_refused,
            outcome: visit.outcome,
            signature: "",
            answers: Object.fromEntries(answers),
            activities: { ...activities },
            findings: written.map((one) => ({ ...one })),
        },
    };
}

/** Return the drafts of the user, as they are kept on this phone. */
export function keptDrafts() {
    const names = Object.keys(browser.localStorage);
    return names
        .filter((name) => name.startsWith(ownPrefix()))
        .map((name) => JSON.parse(browser.localStorage.getItem(name)));
}

/** Keep a draft on this phone; throws where the browser does not let us. */
export function keepDraft(draft) {
    const name = ownPrefix() + draft.visit.id;
    browser.localStorage.setItem(name, JSON.stringify(draft));
}

export async function forgetDraft(draft) {
    browser.localStorage.removeItem(ownPrefix() + draft.visit.id);
    for (const id of photoIds(draft)) {
        await forgetPhoto(id);
    }
}

export function photoIds(draft) {
    return Object.values(draft.record.answers).flatMap((answer) => answer.photos);
}

export async function keepPhoto(id, content) {
    await inPhotos("readwrite", (store) => store.put(content, id));
}

export function keptPhoto(id) {
    return inPhotos("readonly", (store) => store.get(id));
}

export async function forgetPhoto(id) {
    await inPhotos("readwrite", (store) => store.delete(id));
}

/** Run a request on the photos, which are too big for what keeps the drafts. */
async function inPhotos(mode, ask) {
    const database = await opened();
    try {
        return await new Promise((resolve, reject) => {
            const transaction = database.transaction("photos", mode);
            const request = ask(transaction.objectStore("photos"));
            transaction.oncomplete = () => resolve(request.result);
            transaction.onabort = () => reject(transaction.error);
        });
    } finally {
        database.close();
    }
}

function opened() {
    return new Promise((resolve, reject) => {
        const request = window.indexedDB.open(PREFIX, 1);
        request.onupgradeneeded = () => request.result.createObjectStore("photos");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}
