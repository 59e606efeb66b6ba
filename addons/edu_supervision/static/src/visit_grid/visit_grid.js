import { _t } from "@web/core/l10n/translation";
import { RecordSelector } from "@web/core/record_selectors/record_selector";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onWillStart, useRef, useState } from "@odoo/owl";

const { DateTime } = luxon;

/** Each status has a sign and a word of its own: nobody needs to see the colour. */
const SIGNS = {
    done: { icon: "fa-check", look: "text-bg-success", word: _t("Made") },
    planned: { icon: "fa-clock-o", look: "text-bg-info", word: _t("Planned Visit") },
    missed: { icon: "fa-times", look: "text-bg-danger", word: _t("Missed") },
    gap: {
        icon: "fa-plus",
        look: "bg-warning-subtle text-warning-emphasis",
        word: _t("Lacking"),
    },
    vacation: { icon: "", look: "text-muted", word: _t("None Owed") },
};
const STEPS = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
};

/** Schools by months: who has been visited, who will be, and where nobody is to come. */
export class VisitGrid extends Component {
    static template = "edu_supervision.VisitGrid";
    static components = { Layout, RecordSelector };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.table = useRef("table");
        this.signs = SIGNS;
        this.display = { controlPanel: {} };
        this.asked = useState({
            year: null,
            offset: 0,
            government: false,
            inspector: false,
            gaps: false,
            ...this.props.state?.asked,
        });
        this.state = useState({ rows: [], months: [], total: 0 });
        useSetupAction({ getLocalState: () => ({ asked: { ...this.asked } }) });
        onWillStart(() => this.load());
    }

    async load() {
        const grid = await this.orm.call("edu.visit.grid", "get_grid", [], this.asked);
        Object.assign(this.state, grid);
    }

    /** Ask for something else; what is shown begins at the first page again. */
    ask(changes) {
        Object.assign(this.asked, { offset: 0 }, changes);
        return this.load();
    }

    get yearLabel() {
        return `${this.state.year}–${this.state.year + 1}`;
    }

    get governmentHint() {
        return _t("Any Government");
    }

    get inspectorHint() {
        return _t("Any Inspector");
    }

    get pageLabel() {
        const { offset, rows, total } = this.state;
        return `${total ? offset + 1 : 0}–${offset + rows.length} / ${total}`;
    }

    monthLabel(month) {
        return DateTime.fromISO(month).toLocaleString({ month: "short" });
    }

    number({ done, planned, status }) {
        return status === "vacation" ? "–" : done + planned;
    }

    said(row, month) {
        const { done, planned, status } = row.cells[month];
        const numbers = _t("%(done)s made, %(planned)s planned", { done, planned });
        const when = DateTime.fromISO(month).toLocaleString({
            year: "numeric",
            month: "long",
        });
        return `${row.name}, ${when}: ${SIGNS[status].word}, ${numbers}`;
    }

    /** Only one cell of a row stands in the order of the tabs; arrows lead on. */
    move(ev) {
        const step = STEPS[ev.key];
        const cell = ev.target.closest("[data-row]");
        if (!step || !cell) {
            return;
        }
        const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
        const place = `[data-row='${row + step[0]}'][data-column='${column + step[1]}']`;
        this.table.el.querySelector(place)?.focus();
        ev.preventDefault();
    }

    /** Open the visits of a cell; plan the first; of what is over, show the year. */
    open(row, month) {
        const { done, planned } = row.cells[month];
        if (done + planned) {
            return this.showVisits(row, ["month", "=", month]);
        }
        if (this.state.can_plan && month.slice(0, 7) >= this.state.today.slice(0, 7)) {
            return this.planVisit(row, month);
        }
        return this.showVisits(row, ["school_year", "=", this.state.year]);
    }

    showVisits(row, when) {
        this.action.doAction("edu_supervision.edu_visit_action", {
            props: {
                domain: [["kind", "=", "routine"], ["unit_id", "=", row.id], when],
            },
        });
    }

    /** Plan one visit of the month, today at the earliest. */
    planVisit(row, month) {
        const { today } = this.state;
        this.action.doAction(
            {
                type: "ir.actions.act_window",
                name: _t("Plan a Visit"),
                res_model: "edu.visit",
                views: [[false, "form"]],
                target: "new",
                context: {
                    default_kind: "routine",
                    default_unit_id: row.id,
                    default_owner_unit_id: row.government_id,
                    default_date: month > today ? month : today,
                },
            },
            { onClose: () => this.load() },
        );
    }
}

registry.category("actions").add("edu_supervision.visit_grid", VisitGrid);
