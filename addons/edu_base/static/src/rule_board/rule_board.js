import { deserializeDateTime, formatDateTime } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { formatFloat } from "@web/core/utils/numbers";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onWillStart, useState } from "@odoo/owl";
import { change, drawn } from "./trend";

const { DateTime } = luxon;

/** Each status has a sign and a word of its own: nobody needs to see the colour. */
const SIGNS = {
    breach: { icon: "fa-times-circle", look: "text-bg-danger", word: _t("Breach") },
    outlook: {
        icon: "fa-exclamation-triangle",
        look: "text-bg-warning",
        word: _t("Not Yet Met"),
    },
    met: { icon: "fa-check-circle", look: "text-bg-success", word: _t("Met") },
    nothing: { icon: "fa-minus", look: "text-bg-light", word: _t("Nothing to Count") },
};

/** What one government reaches of one rule: a button that opens what is behind it. */
export class RuleCell extends Component {
    static template = "edu_base.RuleCell";
    static props = { cell: Object, label: String, open: Function };

    get sign() {
        return SIGNS[this.props.cell.status];
    }

    get line() {
        return drawn(this.props.cell.trend);
    }

    get change() {
        return change(this.props.cell.trend);
    }

    get said() {
        const { part, whole, missing } = this.props.cell;
        const numbers = _t("%(part)s of %(whole)s, %(missing)s missing", {
            part: this.number(part),
            whole: this.number(whole),
            missing: this.number(missing),
        });
        return `${this.props.label}: ${this.sign.word}, ${numbers}`;
    }

    number(value) {
        return formatFloat(value, { digits: [16, 2], trailingZeros: false });
    }
}

/** How far the governments of one's scope are with each rule, and who lags behind. */
export class RuleBoard extends Component {
    static template = "edu_base.RuleBoard";
    static components = { Layout, RuleCell };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.ui = useService("ui");
        this.display = { controlPanel: {} };
        this.state = useState({ rules: [], units: [], isMeasuring: false });
        useSetupAction({ getLocalState: () => ({ month: this.state.month }) });
        onWillStart(() => this.load(this.props.state?.month));
    }

    /** A single government, or a phone, has room for one card below the other. */
    get asCards() {
        return this.ui.isSmall || this.state.units.length === 1;
    }

    get monthLabel() {
        const month = DateTime.fromISO(this.state.month);
        return month.toLocaleString({ year: "numeric", month: "long" });
    }

    get measuredOn() {
        return formatDateTime(deserializeDateTime(this.state.measured_on));
    }

    async load(month) {
        const board = await this.orm.call("edu.rule.board", "get_board", [month]);
        Object.assign(this.state, board);
    }

    async measure() {
        this.state.isMeasuring = true;
        try {
            if (await this.orm.call("edu.rule.result", "measure_now", [])) {
                await this.load();
            } else {
                this.notification.add(
                    _t("Measuring is under way already: look again in a minute."),
                    { type: "info" },
                );
            }
        } finally {
            this.state.isMeasuring = false;
        }
    }

    breaches(unit) {
        return Object.values(unit.cells).filter((cell) => cell.status === "breach")
            .length;
    }

    figure(rule) {
        const figure = formatFloat(rule.figure, {
            digits: [16, 2],
            trailingZeros: false,
        });
        return `${figure} ${rule.unit}`;
    }

    async openRecords(cell) {
        const open = "action_open_records";
        this.action.doAction(await this.orm.call("edu.rule.result", open, [cell.id]));
    }

    openRule(rule) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "edu.rule",
            res_id: rule.id,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("edu_rule_board", RuleBoard);
