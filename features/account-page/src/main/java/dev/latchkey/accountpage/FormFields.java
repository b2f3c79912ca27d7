package dev.latchkey.accountpage;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.page.SafeLinks;

/**
 * The fields that every form of the page has.
 *
 * @param base path of the endpoints
 * @param page where people come back to
 */
record FormFields(String base, String csrfToken, String page) {

    static FormFields of(EndpointCall call) {
        return new FormFields(
                SafeLinks.base(call.site().endpointsPath()),
                call.csrfToken(),
                call.site().endpoint("account"));
    }

    @Override
    public String toString() {
        return "FormFields[hidden]";
    }
}
