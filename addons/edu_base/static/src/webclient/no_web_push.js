import { patch } from "@web/core/utils/patch";
import { WebClient } from "@web/webclient/webclient";

// A subscription would tell the maker of the browser who works here.
patch(WebClient.prototype, {
    async _subscribePush() {},
});
