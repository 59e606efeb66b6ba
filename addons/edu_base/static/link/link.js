// Takes the code out of the address: nothing behind the # reached the server, and
// nothing of it stays in the history of the browser.
const field = document.querySelector("form#ask [name='token']");
const code = window.location.hash.slice(1);
if (field && code) {
    field.value = code;
    field.closest(".field").hidden = true;
    window.history.replaceState(null, "", window.location.pathname);
}

// A file takes its time: one report is enough.
for (const form of document.forms) {
    form.addEventListener("submit", () => {
        form.querySelector("button").disabled = true;
    });
}
