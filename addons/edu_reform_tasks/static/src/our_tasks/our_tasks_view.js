import { registry } from "@web/core/registry";
import { listView } from "@web/views/list/list_view";

/** The list of a liaison: nothing to select in it, for there is nothing to do in bulk. */
export const ourTasksView = {
    ...listView,
    props: (...args) => ({ ...listView.props(...args), allowSelectors: false }),
};

registry.category("views").add("edu_our_tasks_list", ourTasksView);
