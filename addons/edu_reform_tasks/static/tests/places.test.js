import { describe, expect, test } from "@odoo/hoot";
import { placesOf, segmentsOf } from "@edu_reform_tasks/plan_import/places";

describe.current.tags("headless");

const TEXT =
    "一、课程\n1.开足体育课。每周5节。\n2.开展阳光体育。\n二、场馆\n3.新建体育馆。";

function section(name) {
    return { id: name, kind: "section", name, start: 0, text: false };
}

function task(text) {
    return {
        id: text.slice(0, 2),
        kind: "task",
        name: "",
        start: TEXT.indexOf(text),
        text,
    };
}

const ROWS = [
    section("一、课程"),
    task("1.开足体育课。每周5节。"),
    task("2.开展阳光体育。"),
    section("二、场馆"),
    task("3.新建体育馆。"),
];

function cut(text, rows) {
    return segmentsOf(text, placesOf(text, rows))
        .filter((segment) => segment.id)
        .map((segment) => segment.text);
}

test("sections and tasks are found where they stand", () => {
    expect(cut(TEXT, ROWS)).toEqual([
        "一、课程",
        "1.开足体育课。每周5节。",
        "2.开展阳光体育。",
        "二、场馆",
        "3.新建体育馆。",
    ]);
});

test("the segments put together are the text", () => {
    const segments = segmentsOf(TEXT, placesOf(TEXT, ROWS));
    expect(segments.map((segment) => segment.text).join("")).toBe(TEXT);
});

test("characters outside the basic plane count once", () => {
    const text = "𠮷𠮷县\n1.修缮校舍。";
    const row = { id: "1", kind: "task", name: "", start: 4, text: "1.修缮校舍。" };
    expect(cut(text, [row])).toEqual(["1.修缮校舍。"]);
});

test("a task whose text was corrected reaches to the next one", () => {
    const rows = ROWS.map((row) => (row.id === "1." ? { ...row, text: "改过" } : row));
    expect(cut(TEXT, rows)[1]).toBe("1.开足体育课。每周5节。\n");
});

test("rows that a person added stand nowhere", () => {
    const added = { id: "new", kind: "task", name: "新任务", start: 0, text: false };
    expect(placesOf(TEXT, [added])).toEqual([]);
    expect(segmentsOf(TEXT, [])).toEqual([{ text: TEXT }]);
});

test("a heading that is a part of the text before is taken nearest to its task", () => {
    const text = "目录：二、场馆\n二、场馆\n3.新建体育馆。";
    const rows = [section("二、场馆"), { ...task("3.新建体育馆。"), start: 14 }];
    expect(placesOf(text, rows)[0].start).toBe(8);
});
