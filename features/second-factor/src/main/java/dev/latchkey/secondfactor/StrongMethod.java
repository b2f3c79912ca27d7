package dev.latchkey.secondfactor;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.StepForm;
import java.util.Optional;

/**
 * A sign-in method of a user that is two factors in one, such as a passkey.
 *
 * @param name for people
 * @param step how the user shows it as the second step; empty if only on the sign-in page
 */
record StrongMethod(String id, String name, Optional<StepForm> step) {

    /** Returns where the user shows it. */
    String url(EndpointCall call) {
        return call.site().endpoint(step.map(StepForm::path).orElse("signin"));
    }
}
