package dev.latchkey.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.page.SafeLinks;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the forms and the script of the section need.
 *
 * @param base path of the endpoints
 * @param back where people come back to
 * @param handle by which authenticators know the user, in base64url; {@code null}: by none yet
 * @param ids of the user's passkeys, with a blank between each two
 * @param quietly {@code "true"} if the browser may add a passkey by itself; {@code null}: it may not
 */
record PasskeyForms(
        String base,
        String csrfToken,
        String back,
        String rpId,
        @Nullable String handle,
        String ids,
        @Nullable String quietly) {

    static PasskeyForms of(
            EndpointCall call,
            String back,
            CeremonyContext ceremonies,
            List<KeptCredential> passkeys,
            boolean quietly) {
        return new PasskeyForms(
                SafeLinks.base(call.site().endpointsPath()),
                call.csrfToken(),
                call.site().endpoint(back),
                ceremonies.party(call).id(),
                ceremonies
                        .credentials()
                        .knownHandle(call.session().user().id())
                        .map(handle -> Base64Url.of(handle.getBytes(UTF_8)))
                        .orElse(null),
                passkeys.stream().map(KeptCredential::id).collect(Collectors.joining(" ")),
                quietly ? "true" : null);
    }

    @Override
    public String toString() {
        return "PasskeyForms[hidden]";
    }
}
