import { serializeDateTime } from "@web/core/l10n/dates";
import { ConnectionAbortedError, ConnectionLostError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { browser } from "@web/core/browser/browser";
import {
    forgetDraft,
    keepDraft,
    keptDrafts,
    keptPhoto,
    newDraft,
    newKey,
} from "./drafts";
import { reactive } from "@odoo/owl";

const { DateTime } = luxon;
const AGAIN_AFTER = 15_000; // milliseconds

/** Records of visits on this phone: kept until they are sent, and sent once. */
export class Outbox {
    constructor(orm) {
        this.orm = orm;
        this.drafts = {};
        this.sent = {}; // when, by visit
        this.isOffline = false;
        this.keepsNothing = false;
        for (const draft of keptDrafts()) {
            this.drafts[draft.visit.id] = draft;
        }
    }

    get waiting() {
        return Object.values(this.drafts).filter((draft) => draft.wanted);
    }

    /** Return the draft of a visit, begun with what the server knows of it. */
    open(visit) {
        if (!this.drafts[visit.id]?.isKept) {
            this.drafts[visit.id] = newDraft(visit);
        }
        return this.drafts[visit.id];
    }

    /** Keep a draft as it is now; called after every touch. */
    keep(draft) {
        draft.isKept = true;
        try {
            keepDraft(draft);
            this.keepsNothing = false;
        } catch {
            this.keepsNothing = true;
        }
    }

    async discard(draft) {
        delete this.drafts[draft.visit.id];
        await forgetDraft(draft);
    }

    /** Take up again a record that waits: changed, it is another one to the server. */
    change(draft) {
        Object.assign(draft, { wanted: false, refusal: "", key: newKey() });
        this.keep(draft);
    }

    async send(draft) {
        draft.record.left_at ||= serializeDateTime(DateTime.now());
        Object.assign(draft, { wanted: true, refusal: "" });
        this.keep(draft);
        await this.sendAll();
    }

    /** Send whatever waits, one after the other; whoever asks meanwhile waits along. */
    sendAll() {
        this.underWay ||= this.sendWaiting().finally(() => {
            this.underWay = null;
        });
        return this.underWay;
    }

    async sendWaiting() {
        for (const draft of this.waiting) {
            try {
                await this.sendOne(draft);
                this.isOffline = false;
            } catch (error) {
                if (isOffline(error)) {
                    this.isOffline = true;
                    return;
                }
                draft.wanted = false;
                draft.refusal = error.data?.message || error.message;
                this.keep(draft);
            }
        }
    }

    async sendOne(draft) {
        const { recorded_on } = await this.orm.silent.call(
            "edu.visit",
            "submit_record",
            [[draft.visit.id], await payloadOf(draft), draft.key],
        );
        this.sent[draft.visit.id] = recorded_on;
        await this.discard(draft);
    }
}

export function isOffline(error) {
    return (
        error instanceof ConnectionLostError || error instanceof ConnectionAbortedError
    );
}

/** Return a record as the server takes it, with the photos in it. */
async function payloadOf(draft) {
    const { answers, signature, ...record } = draft.record;
    const rows = Object.entries(answers).map(async ([id, answer]) => {
        const failed = answer.result === "failed";
        const photos = failed ? await Promise.all(answer.photos.map(keptPhoto)) : [];
        return {
            id: Number(id),
            result: answer.result,
            note: answer.note,
            source: answer.source,
            kept: failed ? answer.kept : [],
            photos: photos.map(bare),
        };
    });
    return { ...record, signature: bare(signature), answers: await Promise.all(rows) };
}

/** Return what a data: address holds, without its head. */
function bare(address) {
    return address.slice(address.indexOf(",") + 1);
}

export const outboxService = {
    dependencies: ["orm"],
    start(_env, { orm }) {
        const outbox = reactive(new Outbox(orm));
        const send = () => outbox.waiting.length && outbox.sendAll();
        browser.addEventListener("online", send);
        browser.setInterval(send, AGAIN_AFTER);
        send();
        return outbox;
    },
};

registry.category("services").add("edu_visit_outbox", outboxService);
