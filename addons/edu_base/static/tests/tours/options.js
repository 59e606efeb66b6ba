/**
 * Return the trigger of an option that a field found for what was typed.
 *
 * It marks what was typed. A list that opened before does not, and is about to go:
 * whoever clicks there clicks nothing.
 */
export function foundOption(text) {
    return `.o-autocomplete--dropdown-item:has(.text-primary:contains(${text}))`;
}
