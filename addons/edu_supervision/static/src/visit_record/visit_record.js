import {
    deserializeDate,
    deserializeDateTime,
    formatDate,
    formatDateTime,
} from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { isOffline } from "./outbox";
import { RecordForm } from "./record_form";
import { Component, onWillStart, useState } from "@odoo/owl";

export const KINDS = {
    comprehensive: _t("Comprehensive"),
    special: _t("Special"),
    routine: _t("Routine"),
    recheck: _t("Re-check"),
};

/** The visits of an inspector: today's first, each to be recorded at the school. */
export class VisitRecord extends Component {
    static template = "edu_supervision.VisitRecord";
    static components = { RecordForm };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.outbox = useState(useService("edu_visit_outbox"));
        this.state = useState({ visits: [], schools: [], openId: 0, sentence: "" });
        onWillStart(() => this.start());
    }

    /** The visits of the page, and those of drafts that are no longer on it. */
    get visits() {
        const shown = new Set(this.state.visits.map(({ id }) => id));
        const drafts = Object.values(this.outbox.drafts);
        const others = drafts.filter(
            ({ visit, isKept }) => isKept && !shown.has(visit.id),
        );
        return [...others.map(({ visit }) => visit), ...this.state.visits];
    }

    get emptyWords() {
        return _t(
            "No visit is planned for you these days. Begin one at a school of yours, or ask the supervision office.",
        );
    }

    get openDraft() {
        return this.outbox.drafts[this.state.openId];
    }

    /** Open the visit that was touched, else the one that has been begun. */
    async start() {
        await this.load();
        const begun = this.visits.filter((visit) => this.isKept(visit));
        const wanted = this.props.action.params?.visit_id;
        const visit = wanted
            ? this.visits.find(({ id }) => id === wanted)
            : begun.length === 1 && begun[0];
        if (visit && !this.sentOn(visit)) {
            this.open(visit);
        }
    }

    async load() {
        await this.told(async () => {
            Object.assign(
                this.state,
                await this.orm.silent.call("edu.visit", "get_record_page", []),
            );
        });
    }

    /** Do what needs the server, and say on the page itself what kept it from us. */
    async told(act) {
        this.state.sentence = "";
        try {
            await act();
        } catch (error) {
            if (!isOffline(error) && !error.data) {
                throw error;
            }
            this.state.sentence = isOffline(error)
                ? _t("There is no network. What is on this phone can be worked on.")
                : error.data.message;
        }
    }

    open(visit) {
        this.outbox.open(visit);
        this.state.openId = visit.id;
    }

    async back() {
        this.state.openId = 0;
        await this.load();
    }

    async discard(draft) {
        await this.outbox.discard(draft);
        await this.back();
    }

    async beginAt(school) {
        await this.told(async () => {
            const visit = await this.orm.silent.call(
                "edu.visit",
                "start_routine_visit",
                [school.id],
            );
            this.state.visits.unshift(visit);
            this.state.schools = this.state.schools.filter(
                ({ id }) => id !== school.id,
            );
            this.open(visit);
        });
    }

    isKept(visit) {
        return this.outbox.drafts[visit.id]?.isKept;
    }

    sentOn(visit) {
        return this.outbox.sent[visit.id] || visit.recorded_on;
    }

    kindOf(visit) {
        return KINDS[visit.kind];
    }

    dayOf(visit) {
        return visit.is_today ? _t("Today") : formatDate(deserializeDate(visit.date));
    }

    sentence(visit) {
        const sent = this.sentOn(visit);
        return sent ? _t("Sent at %s", formatDateTime(deserializeDateTime(sent))) : "";
    }
}

registry.category("actions").add("edu_supervision.visit_record", VisitRecord);
