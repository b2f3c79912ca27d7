package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.Form;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a callback. They come from its form if the provider posts the authorization response,
 * otherwise from its query. A callback with a parameter that is there more than once is refused (RFC 6749 section 3.1),
 * because another parser could read another of its values.
 */
public final class CallbackParameters {

    private CallbackParameters() {}

    /**
     * Returns the parameters of a callback, before its attempt is looked at.
     *
     * @throws dev.latchkey.error.AuthException.Refused if a parameter is repeated
     */
    public static Map<String, String> of(OAuthProvider provider, EndpointCall call) {
        return provider.definition().usesFormPost()
                ? once(call.body().texts(), call.body().repeated())
                : once(call.query(), Form.repeated(call.request().query()));
    }

    /** Works like {@link #of(OAuthProvider, EndpointCall)}, for parameters in form encoding. */
    public static Map<String, String> of(@Nullable String encoded) {
        return once(Form.parse(encoded), Form.repeated(encoded));
    }

    private static Map<String, String> once(Map<String, String> parameters, Set<String> repeated) {
        if (!repeated.isEmpty()) {
            throw UpstreamFailures.callback(
                    FailureCause.REPEATED_PARAMETER,
                    "The callback has a parameter more than once: "
                            + UpstreamFailures.printable(repeated.iterator().next()));
        }
        return parameters;
    }
}
