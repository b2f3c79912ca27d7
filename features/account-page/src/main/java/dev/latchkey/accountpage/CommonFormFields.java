package dev.latchkey.accountpage;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.page.SafeLinks;

/**
 * The fields that every form of the page has.
 *
 * @param base the path of the endpoints
 * @param page the page to which the browser returns after the form is sent
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
