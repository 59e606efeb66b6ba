import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { formatFloat } from "@web/core/utils/numbers";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onWillStart, useState } from "@odoo/owl";

const AMOUNTS = [
    { key: "education", test: "total_test" },
    { key: "per_pupil", test: "pupil_test" },
];

function yuan(amount) {
    return formatFloat(amount, { digits: [16, 2] });
}

/** An amount of a year: red, with a sign and what is missing, where it fell. */
export class TestedAmount extends Component {
    static template = "edu_fund.TestedAmount";
    static props = { cell: Object, amount: Object, name: String, open: Function };

    setup() {
        this.yuan = yuan;
    }

    get value() {
        return this.props.cell[this.props.amount.key];
    }

    get test() {
        return this.props.cell[this.props.amount.test];
    }

    get hasFallen() {
        return this.test.verdict === "fell";
    }

    get isKnown() {
        return this.value !== null;
    }

    get said() {
        const { cell, name } = this.props;
        const amount = this.isKnown ? yuan(this.value) : _t("Not Reported");
        return `${name} ${cell.year}: ${amount}`;
    }
}

/** Both no-decrease tests, three years side by side, a row a government. */
export class TwoTests extends Component {
    static template = "edu_fund.TwoTests";
    static components = { Layout, TestedAmount };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.amounts = AMOUNTS;
        this.state = useState({ units: [], years: [], periods: [], unitIds: null });
        const params = { ...this.props.action.params, ...this.props.state };
        this.state.unitIds = params.unit_ids || null;
        useSetupAction({ getLocalState: () => this.shown });
        onWillStart(() => this.load(params.year, params.period));
    }

    get shown() {
        const { year, period, unitIds } = this.state;
        return { year, period, unit_ids: unitIds };
    }

    get tableUrl() {
        return `/edu/funds/${this.state.year}/two-tests.xlsx?period=${this.state.period}`;
    }

    async load(year = null, period = "12") {
        const asked = [year, period, this.state.unitIds];
        Object.assign(
            this.state,
            await this.orm.call("edu.fund.two.tests", "get_page", asked),
        );
    }

    showAll() {
        this.state.unitIds = null;
        return this.load(this.state.year, this.state.period);
    }

    /** Open what stands behind an amount, or the empty form of what was not reported. */
    open(unit, cell) {
        const context = {
            default_owner_unit_id: unit.id,
            default_year: cell.year,
            default_period: this.state.period,
        };
        const isOne = cell.ids.length < 2;
        this.action.doAction({
            type: "ir.actions.act_window",
            name: unit.name,
            res_model: "edu.fund.statistic",
            res_id: isOne && cell.ids[0],
            views: isOne
                ? [[false, "form"]]
                : [
                      [false, "list"],
                      [false, "form"],
                  ],
            domain: [["id", "in", cell.ids]],
            context,
        });
    }

    canOpen(cell) {
        return Boolean(cell.ids.length) || this.state.can_write;
    }
}

registry.category("actions").add("edu_fund_two_tests", TwoTests);
