export const WIDTH = 72;
export const HEIGHT = 18;

/**
 * Return the points of a line through the shares, 0 to 1, one a month: "x,y x,y …".
 * Months with nothing to measure are left out; a single month makes no line.
 */
export function drawn(trend) {
    const known = trend.filter((month) => month.share !== null);
    if (known.length < 2) {
        return "";
    }
    const step = WIDTH / (known.length - 1);
    return known
        .map(({ share }, place) => {
            const height = (HEIGHT - 2) * (1 - Math.min(1, Math.max(0, share)));
            return `${(step * place).toFixed(1)},${(1 + height).toFixed(1)}`;
        })
        .join(" ");
}

/**
 * Return by how many points of a hundred the share has changed since the first month
 * known, and when that was; null where there is nothing to compare.
 */
export function change(trend) {
    const known = trend.filter((month) => month.share !== null);
    if (known.length < 2) {
        return null;
    }
    const [first, last] = [known[0], known[known.length - 1]];
    const points = Math.round(100 * (last.share - first.share));
    return { points, since: first.month.slice(0, 7) };
}
