import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { Component, useState } from "@odoo/owl";
import { ImportProgress } from "./import_progress";

/** A button that calls a method of the import and shows how far it is meanwhile. */
class ImportRun extends Component {
    static template = "edu_base.ImportRun";
    static props = {
        ...standardWidgetProps,
        string: String,
        method: String,
        highlight: Boolean,
    };

    setup() {
        this.orm = useService("orm");
        this.overlay = useService("overlay");
        this.state = useState({ isRunning: false });
    }

    async run() {
        const { record, method, string } = this.props;
        if (!(await record.save())) {
            return;
        }
        this.state.isRunning = true;
        const close = this.overlay.add(ImportProgress, {
            title: string,
            progressId: record.data.progress_id.id,
        });
        try {
            await this.orm.call(record.resModel, method, [[record.resId]]);
        } finally {
            close();
            this.state.isRunning = false;
        }
        await record.load();
    }
}

registry.category("view_widgets").add("edu_import_run", {
    component: ImportRun,
    extractProps: ({ attrs }) => ({
        string: attrs.string,
        method: attrs.method,
        highlight: Boolean(attrs.highlight),
    }),
});

/** A link to the wrong rows of the import as a spreadsheet. */
class ImportDownload extends Component {
    static template = "edu_base.ImportDownload";
    static props = { ...standardWidgetProps, string: String };

    get url() {
        return `/edu/import/${this.props.record.resId}/wrong.xlsx`;
    }
}

registry.category("view_widgets").add("edu_import_download", {
    component: ImportDownload,
    extractProps: ({ attrs }) => ({ string: attrs.string }),
});
