package dev.latchkey.oauth;

import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthProvider;
import java.net.http.HttpRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of one sign-in or refresh to a provider, each with a DPoP proof if its tokens are bound to a key
 * (RFC 9449). If the provider demands a nonce in the proof, the request is sent once more (section 8).
 */
final class ProviderRequests {

    private static final String PROOF = "DPoP";

    private final ProviderHttp http;
    private final DpopProofs proofs;

    ProviderRequests(ProviderHttp http, DpopProofs proofs) {
        this.http = http;
        this.proofs = proofs;
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @param key the key to which the tokens are bound; {@code null} if they are bound to none
     * @param accessToken the access token in the request; {@code null} if it has none
     * @param request builds the request. A repeated request is built anew, because the client's assertion counts once
     * @param what the name of the request, as the start of a sentence for the log
     */
    ProviderAnswer exchange(
            OAuthProvider provider,
            @Nullable Secret key,
            @Nullable Secret accessToken,
            Supplier<HttpRequest.Builder> request,
            String what) {
        ProviderHttp to = http.to(provider);
        if (key == null) {
            return to.exchange(request.get(), what);
        }
        ProviderAnswer first = proven(to, key, accessToken, request.get(), what);
        return first.demandsNonce() ? proven(to, key, accessToken, request.get(), what) : first;
    }

    private ProviderAnswer proven(
            ProviderHttp to, Secret key, @Nullable Secret accessToken, HttpRequest.Builder request, String what) {
        HttpRequest built = request.build();
        request.setHeader(PROOF, proofs.proof(key, built.method(), built.uri(), accessToken));
        ProviderAnswer answer = to.exchange(request, what);
        if (answer.nonce() != null) {
            proofs.remember(built.uri(), answer.nonce());
        }
        return answer;
    }
}
