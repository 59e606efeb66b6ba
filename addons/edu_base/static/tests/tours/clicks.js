/**
 * Return the steps of a tour, which fails unless they take so many clicks.
 *
 * What is typed, and a file that is chosen, is no click.
 */
export function inClicks(number, steps) {
    const found = steps.filter(({ run }) => run === "click").length;
    if (found !== number) {
        throw new Error(`The tour takes ${found} clicks, not ${number}.`);
    }
    return steps;
}
