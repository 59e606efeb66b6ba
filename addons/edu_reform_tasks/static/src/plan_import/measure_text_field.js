import { Component, useEffect, useRef } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { placesOf, segmentsOf } from "./places";

/**
 * The text of the document beside the proposed tree: the row that is being edited is
 * marked in the text, and a click on a measure selects its row.
 */
export class MeasureTextField extends Component {
    static template = "edu_reform_tasks.MeasureTextField";
    static props = {
        ...standardFieldProps,
        rowsField: String,
        namesField: String,
    };

    setup() {
        this.pane = useRef("pane");
        useEffect(
            () => this.showMark(),
            () => [this.editedRow?.id, this.editedName],
        );
    }

    get rows() {
        return this.props.record.data[this.props.rowsField];
    }

    get editedRow() {
        return this.rows.editedRecord;
    }

    /** The unit, as printed, whose match is being edited. */
    get editedName() {
        const names = this.props.record.data[this.props.namesField];
        return names.editedRecord?.data.name || "";
    }

    get segments() {
        const text = this.props.record.data[this.props.name] || "";
        const rows = this.rows.records
            .filter(({ data }) => data.change !== "gone")
            .map(({ id, data }) => ({ id, ...data }));
        return segmentsOf(text, placesOf(text, rows));
    }

    /** Split a text at the name that is looked for: every second part is the name. */
    partsOf(text) {
        const name = this.editedName;
        const between = name ? text.split(name) : [text];
        return between.flatMap((part) => [part, name]).slice(0, -1);
    }

    showMark() {
        const pane = this.pane.el;
        const mark = pane.querySelector(".o_edu_measure_edited, mark");
        if (mark) {
            pane.scrollTop = mark.offsetTop - pane.clientHeight / 4;
        }
    }

    async onClick(id) {
        const row = this.rows.records.find((record) => record.id === id);
        if (row && row !== this.editedRow) {
            await this.rows.enterEditMode(row);
        }
    }
}

export const measureTextField = {
    component: MeasureTextField,
    displayName: _t("Text beside its measures"),
    supportedTypes: ["text"],
    extractProps: ({ options }) => ({
        rowsField: options.rows_field,
        namesField: options.names_field,
    }),
};

registry.category("fields").add("edu_measure_text", measureTextField);
