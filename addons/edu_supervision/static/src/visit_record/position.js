import { browser } from "@web/core/browser/browser";
import { serializeDateTime } from "@web/core/l10n/dates";

const { DateTime } = luxon;
const DECIMALS = 4; // of a degree: about ten metres
const ASKED = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };

/**
 * Return where this phone is, as it says itself: { latitude, longitude, accuracy, at }.
 *
 * What is finer than about ten metres stays on the phone. Throws where it may not say,
 * or does not know.
 */
export async function askPosition() {
    const { coords, timestamp } = await new Promise((resolve, reject) =>
        browser.navigator.geolocation.getCurrentPosition(resolve, reject, ASKED),
    );
    return {
        latitude: Number(coords.latitude.toFixed(DECIMALS)),
        longitude: Number(coords.longitude.toFixed(DECIMALS)),
        accuracy: Math.round(coords.accuracy),
        at: serializeDateTime(DateTime.fromMillis(timestamp)),
    };
}
