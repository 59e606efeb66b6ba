import {
    deserializeDateTime,
    formatDateTime,
    serializeDateTime,
} from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError } from "@web/core/network/rpc";
import { useService } from "@web/core/utils/hooks";
import { forgetPhoto, keepPhoto, keptPhoto, newKey, photoIds } from "./drafts";
import { reducePhoto } from "./photos";
import { askPosition } from "./position";
import { SignaturePad } from "./signature_pad";
import { Component, onWillStart, useRef, useState } from "@odoo/owl";

const { DateTime } = luxon;
const MOST_PHOTOS_EACH = 5;
const MOST_TIMES = 99;
const INPUT_FORMAT = "yyyy-MM-dd'T'HH:mm";

export const RESULTS = [
    ["ok", _t("In Order")],
    ["failed", _t("Not in Order")],
    ["none", _t("Does Not Apply")],
];
export const SOURCES = [
    ["team", _t("Seen by the Team")],
    ["discipline", _t("Discipline Inspection")],
    ["audit", _t("Audit")],
    ["survey", _t("Statistics and Polls")],
    ["media", _t("Media")],
];
export const SEVERITIES = [
    ["minor", _t("Minor")],
    ["serious", _t("Serious")],
    ["hazard", _t("Safety Hazard")],
];
export const WAYS = [
    ["lesson", _t("Lessons Heard")],
    ["documents", _t("Papers Read")],
    ["meeting", _t("Meetings Attended")],
    ["interview", _t("Talks and Calls")],
    ["survey", _t("Questionnaires")],
    ["tour", _t("Tours of the Campus")],
];
export const OUTCOMES = [
    ["none", _t("No Problem")],
    ["advice", _t("Advice on the Spot")],
    ["order", _t("Rectification Notice")],
    ["hazard", _t("Hazard Handed Over")],
    ["special", _t("Special Visit Proposed")],
];
export const TEXTS = [
    ["plan_text", _t("Planned Content")],
    ["experience", _t("Good Practice")],
    ["problems", _t("Problems")],
    ["advice", _t("Advice")],
];

/** The record of one visit, kept on the phone after every touch (B16, B18). */
export class RecordForm extends Component {
    static template = "edu_supervision.RecordForm";
    static components = { SignaturePad };
    static props = { draft: Object, onBack: Function, onDiscard: Function };

    setup() {
        Object.assign(this, { RESULTS, SOURCES, SEVERITIES, WAYS, OUTCOMES, TEXTS });
        this.outbox = useState(useService("edu_visit_outbox"));
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ photos: {}, sentence: "", positioning: "" });
        this.page = useRef("page");
        onWillStart(() => this.loadPhotos());
    }

    get draft() {
        return this.outbox.drafts[this.props.draft.visit.id] || this.props.draft;
    }

    get record() {
        return this.draft.record;
    }

    get items() {
        return this.draft.visit.items;
    }

    get unanswered() {
        return this.items.filter(({ id }) => !this.record.answers[id].result);
    }

    get progress() {
        const all = this.items.length;
        const done = all - this.unanswered.length;
        return _t("%(done)s of %(all)s answered", { done, all });
    }

    /** Where the record is: "kept" on this phone, "sending", or "waiting" for it. */
    get place() {
        if (!this.draft.wanted) {
            return "kept";
        }
        return this.outbox.underWay ? "sending" : "waiting";
    }

    get status() {
        if (this.outbox.keepsNothing) {
            return _t("This phone keeps nothing. Send before you close the page.");
        }
        return {
            kept: _t("Not sent yet – kept on this phone"),
            sending: _t("Being sent…"),
            waiting: _t(
                "Not sent yet – kept on this phone. It is sent by itself once there is a network.",
            ),
        }[this.place];
    }

    async loadPhotos() {
        for (const id of photoIds(this.draft)) {
            this.state.photos[id] = await keptPhoto(id);
        }
    }

    keep() {
        this.state.sentence = "";
        this.outbox.keep(this.draft);
    }

    set(values) {
        Object.assign(this.record, values);
        this.keep();
    }

    begin() {
        const isSeen = this.draft.visit.is_signed_for;
        this.set({ arrived_at: serializeDateTime(DateTime.now()), card_shown: isSeen });
    }

    beginHere() {
        this.begin();
        return this.locate();
    }

    /** Ask the phone where it is, only ever by a touch; the record goes on without. */
    async locate() {
        this.state.positioning = "asking";
        try {
            this.takePosition(await askPosition());
            this.state.positioning = "";
        } catch {
            this.state.positioning = "failed";
        }
    }

    /** Keep the position with the draft, unless that has been sent meanwhile. */
    takePosition(position) {
        const draft = this.outbox.drafts[this.props.draft.visit.id];
        if (draft && !draft.wanted) {
            this.set({ position });
        }
    }

    get positionText() {
        const { latitude, longitude, accuracy } = this.record.position;
        return _t(
            "Position kept: %(latitude)s, %(longitude)s (within %(accuracy)s m)",
            {
                latitude,
                longitude,
                accuracy,
            },
        );
    }

    answer(item, values) {
        Object.assign(this.record.answers[item.id], values);
        this.keep();
    }

    count(way, step) {
        const times = (this.record.activities[way] || 0) + step;
        this.record.activities[way] = Math.min(Math.max(times, 0), MOST_TIMES);
        this.keep();
    }

    addFinding() {
        this.record.findings.push({
            name: "",
            fact: "",
            severity: "minor",
            source: "team",
        });
        this.keep();
    }

    changeFinding(finding, values) {
        Object.assign(finding, values);
        this.keep();
    }

    removeFinding(finding) {
        this.record.findings.splice(this.record.findings.indexOf(finding), 1);
        this.keep();
    }

    photoCount(item) {
        const { kept, photos } = this.record.answers[item.id];
        return kept.length + photos.length;
    }

    async addPhotos(item, ev) {
        const room = MOST_PHOTOS_EACH - this.photoCount(item);
        const files = [...ev.target.files];
        ev.target.value = "";
        try {
            for (const file of files.slice(0, room)) {
                await this.addPhoto(item, await reducePhoto(file));
            }
        } catch {
            this.state.sentence = _t("A photo could not be kept. Take it again.");
            return;
        }
        if (files.length > room) {
            this.state.sentence = _t("An item has at most 5 photos.");
        }
    }

    async addPhoto(item, content) {
        const id = newKey();
        await keepPhoto(id, content);
        this.state.photos[id] = content;
        this.record.answers[item.id].photos.push(id);
        this.keep();
    }

    async removePhoto(item, id) {
        const { photos } = this.record.answers[item.id];
        photos.splice(photos.indexOf(id), 1);
        this.keep();
        await forgetPhoto(id);
    }

    removeSentPhoto(item, id) {
        const { kept } = this.record.answers[item.id];
        kept.splice(kept.indexOf(id), 1);
        this.keep();
    }

    /** Show what was copied, asked and proposed; the draft stays on the phone (B05). */
    async openPowers() {
        const ids = [this.draft.visit.id];
        try {
            const action = await this.orm.call("edu.visit", "action_open_powers", [
                ids,
            ]);
            await this.action.doAction(action);
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
            this.state.sentence = _t("There is no network now. Note it later.");
        }
    }

    sign(signature) {
        this.set({ signature, feedback_given: Boolean(signature) });
    }

    shown(moment) {
        return moment && formatDateTime(deserializeDateTime(moment));
    }

    typed(moment) {
        return moment && deserializeDateTime(moment).toFormat(INPUT_FORMAT);
    }

    setMoment(name, ev) {
        const moment = DateTime.fromFormat(ev.target.value, INPUT_FORMAT);
        this.set({ [name]: moment.isValid ? serializeDateTime(moment) : "" });
    }

    /** Return what is still missing, as a sentence, or "". */
    missing() {
        const { outcome, signature, signer_refused, findings } = this.record;
        if (this.unanswered.length) {
            return _t("%s items are not answered yet.", this.unanswered.length);
        }
        if (findings.some((finding) => !finding.name.trim())) {
            return _t("A finding says what is wrong.");
        }
        if (!outcome) {
            return _t("Choose an outcome.");
        }
        const { is_signed_for, is_signed } = this.draft.visit;
        const isSigned = is_signed || signature || signer_refused.trim();
        if (is_signed_for && !isSigned) {
            return _t("Let the school sign, or say why it does not sign.");
        }
        return "";
    }

    async send() {
        this.state.sentence = this.missing();
        if (this.state.sentence) {
            this.showFirstUnanswered();
        } else {
            await this.outbox.send(this.draft);
        }
    }

    showFirstUnanswered() {
        const [first] = this.unanswered;
        const shown = first && this.page.el.querySelector(`[data-item='${first.id}']`);
        shown?.scrollIntoView({ block: "center" });
        shown?.querySelector("button").focus({ preventScroll: true });
    }
}
