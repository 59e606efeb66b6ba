import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { CharField, charField } from "@web/views/fields/char/char_field";

const DEEPEST = 8;

/**
 * A heading of the proposed tree, set in by its level. While it is edited, buttons
 * change the level and turn a task into a section and back.
 */
export class OutlineTitleField extends CharField {
    static template = "edu_reform_tasks.OutlineTitleField";

    get data() {
        return this.props.record.data;
    }

    get isSection() {
        return this.data.kind === "section";
    }

    get canMoveOut() {
        return this.data.depth > 0;
    }

    get canMoveIn() {
        return this.data.depth < DEEPEST;
    }

    get otherKind() {
        return this.isSection ? _t("Make it a task") : _t("Make it a section");
    }

    move(levels) {
        return this.props.record.update({ depth: this.data.depth + levels });
    }

    toggleKind() {
        return this.props.record.update({ kind: this.isSection ? "task" : "section" });
    }
}

export const outlineTitleField = {
    ...charField,
    component: OutlineTitleField,
    displayName: _t("Heading in an outline"),
    supportedTypes: ["char"],
    fieldDependencies: [
        { name: "depth", type: "integer", readonly: false },
        { name: "kind", type: "selection", readonly: false },
        { name: "change_note", type: "char" },
    ],
};

registry.category("fields").add("edu_outline_title", outlineTitleField);
