package dev.latchkey.accountpage;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.page.SafeLinks;

/**
 * What every form of the page has.
 *
 * @param base path of the endpoints
 * @param page where people come back to
 */
record CommonFormFields(String base, String csrfToken, String page) {

    static CommonFormFields of(EndpointCall call) {
        return new CommonFormFields(
                SafeLinks.base(call.site().endpointsPath()),
                call.csrfToken(),
                call.site().endpoint("account"));
    }

    @Override
    public String toString() {
        return "CommonFormFields[hidden]";
    }
}
