package dev.latchkey.secondfactor;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.page.SafeLinks;

/**
 * What every form of the pages has.
 *
 * @param base path of the endpoints
 * @param callbackUrl where people go in the end
 */
record CommonFormFields(String base, String csrfToken, String callbackUrl) {

    static CommonFormFields of(EndpointCall call) {
        return of(call, call.callbackUrl());
    }

    static CommonFormFields of(EndpointCall call, String callbackUrl) {
        return new CommonFormFields(SafeLinks.base(call.site().endpointsPath()), call.csrfToken(), callbackUrl);
    }

    @Override
    public String toString() {
        return "FormFields[hidden]";
    }
}
