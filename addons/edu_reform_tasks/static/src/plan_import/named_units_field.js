import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import {
    Many2ManyTagsField,
    many2ManyTagsField,
} from "@web/views/fields/many2many_tags/many2many_tags_field";

const RED = 1;

/** Units as the document names them; those nobody has matched yet are red. */
export class NamedUnitsField extends Many2ManyTagsField {
    get unmatchedIds() {
        const names = this.props.record.model.root.data.unit_line_ids.records;
        return names
            .filter(({ data }) => !data.as_text && !data.unit_ids.count)
            .map((name) => name.resId);
    }

    /** In the order of the document; names that a person added come last. */
    get tags() {
        const named = this.props.record.data.named || [];
        const place = ({ text }) =>
            named.includes(text) ? named.indexOf(text) : named.length;
        return super.tags.sort((a, b) => place(a) - place(b));
    }

    getTagProps(record) {
        const isUnmatched = this.unmatchedIds.includes(record.resId);
        return {
            ...super.getTagProps(record),
            colorIndex: isUnmatched ? RED : 0,
            title: isUnmatched
                ? _t("%s: not known as a unit yet", record.data.display_name)
                : record.data.display_name,
        };
    }
}

export const namedUnitsField = {
    ...many2ManyTagsField,
    component: NamedUnitsField,
    displayName: _t("Units as named"),
    supportedTypes: ["many2many"],
    fieldDependencies: [{ name: "named", type: "json" }],
};

registry.category("fields").add("edu_named_units", namedUnitsField);
