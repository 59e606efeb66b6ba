import { registry } from "@web/core/registry";
import { download } from "@web/core/network/download";
import { user } from "@web/core/user";
import { getReportUrl } from "@web/webclient/actions/reports/utils";

/** Download what Chromium prints, whether or not the server has Wkhtmltopdf. */
async function printByChromium(action, options, env) {
    if (action.engine !== "chromium" || action.report_type !== "qweb-pdf") {
        return false;
    }
    env.services.ui.block();
    try {
        const context = { ...user.context, ...action.context };
        await download({
            url: "/report/download",
            data: {
                data: JSON.stringify([getReportUrl(action, "pdf"), action.report_type]),
                context: JSON.stringify(context),
            },
        });
    } finally {
        env.services.ui.unblock();
    }
    return true;
}

registry.category("ir.actions.report handlers").add("report_chromium", printByChromium);
