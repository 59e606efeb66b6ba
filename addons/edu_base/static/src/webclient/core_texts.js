import { _t } from "@web/core/l10n/translation";

/**
 * What core says in English because its own Chinese lacks it. The web client looks for
 * a text among those of all addons where the own one has none, so it is found here.
 */
export const CORE_TEXTS = [
    // Records and lists
    _t("Add a"),
    _t(
        "Among the %(total)s selected records, %(valid_count)s are valid for this update.",
    ),
    _t("Are you sure you want to delete the %(nbSelected)s selected records?"),
    _t("Are you sure you want to delete the selected record?"),
    _t("Are you sure you want to update %(count)s records?"),
    _t(
        'For example, if the value is "1" and you enter "+=2", it will be updated to "3".',
    ),
    _t(
        "Heads up! Your recent changes are too large to save automatically. Please click the %(upload_icon)s button now to ensure your work is saved before you exit this tab.",
    ),
    _t("Invalid Display Name"),
    _t("Missing required fields"),
    _t("My Preferences"),
    _t("The file is not an image, resizing is not possible"),
    _t("The resizing of the image failed"),
    _t(
        "Try to add some records, or make sure that there is no\n                        active filter in the search bar.",
    ),
    _t('Use the operators "+=", "-=", "*=" and "/=" to update the current value.'),
    // Filters
    _t("Add nested rule"),
    _t("Custom range"),
    _t("Month to date"),
    _t('Press "Enter" to add criterion'),
    _t("Select one or several criteria"),
    _t("Show options"),
    _t("Toggle date range mode"),
    _t("Year to date"),
    _t("before"),
    _t("between"),
    _t("greater or equal to"),
    _t("lower or equal to"),
    _t("lower than"),
    _t("not %(operator_label)s"),
    // Settings
    _t("Exclusively implies"),
    _t("Implied by"),
    _t("Jointly implies"),
    _t("No settings found"),
    _t("Try searching for another keyword"),
    // Messages
    _t("Add Star"),
    _t("Conversations"),
    _t("Deleted document"),
    _t("Detected As Spam"),
    _t("Discard editing"),
    _t("Filter Messages"),
    _t("New Meeting"),
    _t("No content."),
    _t("Out-of-office message"),
    _t("Remove Star"),
    _t("Search conversations"),
    _t("Send this message to the great trash can in the sky?"),
    _t("Starred message"),
    _t("Starred messages"),
    _t("Started by %(authorName)s"),
    _t("This conversation isn’t available."),
    _t("This is the start of the #%(channelName)s channel"),
    _t("This is the start of your direct chat with %(userName)s"),
    _t("This thread is no longer available."),
    _t("Tracked Changes"),
    _t("Unknown Status"),
];
