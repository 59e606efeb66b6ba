import { registry } from "@web/core/registry";

const ITEMS = 20;
const MOST_TAPS = 25;
const TAPS = "edu_supervision.taps";
const PAD = ".o_edu_signature";
const WAITING = "[data-place='waiting']";

const whole = {
    send: XMLHttpRequest.prototype.send,
    addEventListener: XMLHttpRequest.prototype.addEventListener,
};

/** Nothing leaves the phone. */
function cutNetwork() {
    XMLHttpRequest.prototype.send = function () {
        setTimeout(() => this.dispatchEvent(new Event("error")));
    };
}

/** What is sent arrives, but no answer comes back. */
function loseAnswers() {
    XMLHttpRequest.prototype.addEventListener = function (name, listener, ...options) {
        const heard =
            name === "load" ? () => this.dispatchEvent(new Event("error")) : listener;
        return whole.addEventListener.call(this, name, heard, ...options);
    };
}

function restoreNetwork() {
    Object.assign(XMLHttpRequest.prototype, whole);
    window.dispatchEvent(new Event("online"));
}

/** Count every touch, whatever it is on, across a reload of the page. */
function countTaps() {
    sessionStorage.setItem(TAPS, sessionStorage.getItem(TAPS) || 0);
    const count = () =>
        sessionStorage.setItem(TAPS, Number(sessionStorage.getItem(TAPS)) + 1);
    document.addEventListener("pointerdown", count, { capture: true });
}

function inOrder(from, to) {
    return Array.from({ length: to - from }, (_, place) => ({
        trigger: `[data-item]:eq(${from + place}) [data-value='ok']`,
        run: "click",
    }));
}

function sign() {
    const pad = document.querySelector(PAD);
    const { left, top } = pad.getBoundingClientRect();
    const touch = (name, x, y) =>
        pad.dispatchEvent(
            new PointerEvent(name, {
                clientX: left + x,
                clientY: top + y,
                bubbles: true,
            }),
        );
    touch("pointerdown", 30, 60);
    touch("pointermove", 120, 90);
    touch("pointerup", 160, 40);
}

function fitsThePhone() {
    const width = document.documentElement.scrollWidth;
    if (width > window.innerWidth) {
        throw new Error(`The page is ${width} px wide.`);
    }
}

registry.category("web_tour.tours").add("edu_supervision_record_a_visit", {
    steps: () => [
        { trigger: "[data-key='visits'] .btn-link", run: countTaps },
        { trigger: "[data-key='visits'] .btn-link", run: "click" },
        { trigger: "button[name='begin']", run: "click" },
        ...inOrder(0, 8),
        { trigger: PAD, run: cutNetwork },
        ...inOrder(8, 12),
        {
            content: "The page is loaded anew, once there is a network",
            trigger: "[data-item]:eq(11) [data-value='ok'][aria-pressed='true']",
            run: () => window.location.reload(),
            expectUnloadPage: true,
        },
        {
            content: "All that was touched is still there",
            trigger: `[data-visit]:has([data-value='ok'][aria-pressed='true']:eq(11))`,
            run() {
                countTaps();
                const pressed = document.querySelectorAll("[aria-pressed='true']");
                if (pressed.length !== 12) {
                    throw new Error(`${pressed.length} answers are left of 12.`);
                }
            },
        },
        { trigger: PAD, run: cutNetwork },
        ...inOrder(12, ITEMS),
        { trigger: ".o_edu_outcomes [data-value='none']", run: "click" },
        { trigger: PAD, run: sign },
        { trigger: "button[name='send']", run: "click" },
        {
            content: "It says that it is not sent, and keeps it",
            trigger: WAITING,
            run() {
                fitsThePhone();
                restoreNetwork();
            },
        },
        {
            content: "It is sent by itself",
            trigger: ".o_edu_sent",
            run() {
                const taps = Number(sessionStorage.getItem(TAPS));
                sessionStorage.removeItem(TAPS);
                if (taps > MOST_TAPS || taps < ITEMS) {
                    throw new Error(`It took ${taps} touches, not ${MOST_TAPS}.`);
                }
            },
        },
    ],
});

registry.category("web_tour.tours").add("edu_supervision_answer_is_lost", {
    steps: () => [
        { trigger: "[data-key='visits'] .btn-link", run: "click" },
        { trigger: "button[name='begin']", run: "click" },
        ...inOrder(0, ITEMS),
        { trigger: ".o_edu_outcomes [data-value='none']", run: "click" },
        { trigger: PAD, run: sign },
        { trigger: "button[name='send']", run: loseAnswers },
        { trigger: "button[name='send']", run: "click" },
        { trigger: WAITING, run: restoreNetwork },
        { trigger: ".o_edu_sent", run: fitsThePhone },
    ],
});

const GATE = { latitude: 30.12345678, longitude: 120.45678901, accuracy: 17.6 };

/** Let the phone know where it is, or not. */
function pretend(coords) {
    navigator.geolocation.getCurrentPosition = (tell, refuse) =>
        coords ? tell({ coords, timestamp: Date.now() }) : refuse(new Error("unknown"));
}

registry.category("web_tour.tours").add("edu_supervision_sign_in_here", {
    steps: () => [
        { trigger: "[data-key='visits'] .btn-link", run: "click" },
        { trigger: "button[name='begin_here']", run: () => pretend(null) },
        { trigger: "button[name='begin_here']", run: "click" },
        {
            content: "The record goes on without a position",
            trigger: "[data-item]:eq(0) [data-value='ok']",
            run: "click",
        },
        { trigger: "[data-position='failed']", run: () => pretend(GATE) },
        { trigger: "button[name='locate']", run: "click" },
        {
            content: "It is kept with the draft over a reload, rounded",
            trigger: "[data-position='kept']:contains(30.1235):contains(120.4568)",
            run: () => window.location.reload(),
            expectUnloadPage: true,
        },
        { trigger: "[data-position='kept']:contains(30.1235):contains(120.4568)" },
        ...inOrder(1, ITEMS),
        { trigger: ".o_edu_outcomes [data-value='none']", run: "click" },
        { trigger: PAD, run: sign },
        { trigger: "button[name='send']", run: "click" },
        { trigger: ".o_edu_sent", run: fitsThePhone },
    ],
});

registry.category("web_tour.tours").add("edu_supervision_position_taken_back", {
    steps: () => [
        { trigger: "[data-key='visits'] .btn-link", run: "click" },
        { trigger: "button[name='begin_here']", run: () => pretend(GATE) },
        { trigger: "button[name='begin_here']", run: "click" },
        { trigger: "button[name='forget_position']", run: "click" },
        { trigger: "[data-visit]:not(:has([data-position]))" },
        ...inOrder(0, ITEMS),
        { trigger: ".o_edu_outcomes [data-value='none']", run: "click" },
        { trigger: PAD, run: sign },
        { trigger: "button[name='send']", run: "click" },
        { trigger: ".o_edu_sent" },
    ],
});

const FOREIGN = "edu_supervision.visit_record/somewhere/999999/1";

/** Choose a photo as a camera takes it, big and of one colour. */
async function takePhoto() {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 3200, height: 2400 });
    canvas.getContext("2d").fillRect(0, 0, 3200, 2400);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg"));
    const chosen = new DataTransfer();
    chosen.items.add(new File([blob], "IMG_0001.jpg", { type: "image/jpeg" }));
    const input = document.querySelector("input[type='file']");
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
}

registry.category("web_tour.tours").add("edu_supervision_photo_is_kept", {
    steps: () => [
        {
            content: "Somebody else has a draft on this phone",
            trigger: "[data-key='visits'] .btn-link",
            run: () => localStorage.setItem(FOREIGN, "{}"),
        },
        { trigger: "[data-key='visits'] .btn-link", run: "click" },
        { trigger: "button[name='begin']", run: "click" },
        { trigger: "[data-item]:eq(0) [data-value='failed']", run: "click" },
        { trigger: "[id^='edu_note_']", run: "edit 留样记录缺两日。" },
        { trigger: "[data-item]:eq(0) select", run: "select audit" },
        { trigger: "[data-item]:eq(0) label.btn", run: takePhoto },
        {
            content: "The photo is kept with the draft over a reload",
            trigger: "figure img[src^='data:image/jpeg']",
            run: () => window.location.reload(),
            expectUnloadPage: true,
        },
        { trigger: "figure img[src^='data:image/jpeg']" },
        ...inOrder(1, ITEMS),
        { trigger: ".o_edu_outcomes [data-value='advice']", run: "click" },
        { trigger: PAD, run: sign },
        { trigger: "button[name='send']", run: "click" },
        {
            content: "What is sent has left the phone; what is another's stays there",
            trigger: ".o_edu_sent",
            run() {
                const kept = Object.keys(localStorage).filter((name) =>
                    name.startsWith("edu_supervision.visit_record/"),
                );
                if (kept.join() !== FOREIGN) {
                    throw new Error(`On the phone are: ${kept}`);
                }
            },
        },
    ],
});

const POWER = ".o_kanban_record:not(.o_kanban_ghost)";

/** Note a power as it stands in the `place`-th line of those to choose from. */
const note = (place, texts) => [
    { trigger: ".o_kanban_view .o-kanban-button-new", run: "click" },
    { trigger: ".o_form_view [name='kind'] input", run: "click" },
    { trigger: `.o_select_menu_item:eq(${place})`, run: "click" },
    ...Object.entries(texts).map(([field, text]) => ({
        trigger: `.o_form_view [name='${field}'] :is(input, textarea)`,
        run: `edit ${text}`,
    })),
    { trigger: ".o_form_button_save", run: "click" },
    { trigger: ".o_form_saved", run: fitsThePhone },
    { trigger: ".o_back_button", run: "click" },
    { trigger: `${POWER}:contains(${texts.subject})`, run: fitsThePhone },
];

registry.category("web_tour.tours").add("edu_supervision_powers_at_the_school", {
    steps: () => [
        { trigger: "[data-key='visits'] .btn-link", run: "click" },
        { trigger: "button[name='begin']", run: "click" },
        ...inOrder(0, 8),
        { trigger: "button[name='powers']", run: cutNetwork },
        { trigger: "button[name='powers']", run: "click" },
        {
            content: "Without a network it says so, and the record goes on",
            trigger: "[data-visit] [role='alert']",
            run: restoreNetwork,
        },
        { trigger: "button[name='powers']", run: "click" },
        { trigger: `.o_kanban_view:not(:has(${POWER}))` },
        ...note(0, { subject: "食堂采购台账" }),
        ...note(3, { subject: "食堂管理组", text: "留样制度做到一餐一签" }),
        {
            content: "Back at the record, all that was touched is still there",
            trigger: ".o_back_button",
            run: "click",
        },
        { trigger: "[data-item]:eq(7) [data-value='ok'][aria-pressed='true']" },
        ...inOrder(8, ITEMS),
        { trigger: ".o_edu_outcomes [data-value='none']", run: "click" },
        { trigger: PAD, run: sign },
        { trigger: "button[name='send']", run: "click" },
        { trigger: ".o_edu_sent", run: fitsThePhone },
    ],
});

registry.category("web_tour.tours").add("edu_supervision_record_from_the_visit", {
    steps: () => [
        { trigger: "button[name='action_record']", run: "click" },
        { trigger: "[data-visit] button[name='begin']", run: fitsThePhone },
    ],
});
