import { browser } from "@web/core/browser/browser";
import { useService } from "@web/core/utils/hooks";
import { Component, onMounted, onWillUnmount, useState } from "@odoo/owl";

const EVERY = 700; // milliseconds

/**
 * A bar over the page while the server checks or imports a file. The work itself shows
 * nothing before it ends, so the bar asks for the row that is written beside it.
 */
export class ImportProgress extends Component {
    static template = "edu_base.ImportProgress";
    static props = { title: String, progressId: Number };

    setup() {
        this.orm = useService("orm");
        this.progress = useState({ done: 0, total: 0 });
        onMounted(() => {
            this.timer = browser.setInterval(() => this.ask(), EVERY);
        });
        onWillUnmount(() => browser.clearInterval(this.timer));
    }

    async ask() {
        const [row] = await this.orm.silent.read(
            "edu.master.import.progress",
            [this.props.progressId],
            ["done", "total"],
        );
        Object.assign(this.progress, row);
    }

    get percent() {
        const { done, total } = this.progress;
        return total ? Math.round((100 * done) / total) : 0;
    }
}
