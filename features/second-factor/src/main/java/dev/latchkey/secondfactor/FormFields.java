package dev.latchkey.secondfactor;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.page.SafeLinks;

/**
 * What every form of the pages has.
 *
 * @param base path of the endpoints
 * @param callbackUrl where people go in the end
 */
record FormFields(String base, String csrfToken, String callbackUrl) {

    static FormFields of(EndpointCall call) {
        return of(call, call.callbackUrl());
    }

    static FormFields of(EndpointCall call, String callbackUrl) {
        return new FormFields(SafeLinks.base(call.site().endpointsPath()), call.csrfToken(), callbackUrl);
    }

    @Override
    public String toString() {
        return "FormFields[hidden]";
    }
}
