package dev.latchkey.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks DPoP proofs (RFC 9449 section 4.3), with ES256 alone. */
final class DpopCheck {

    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final ProviderSettings settings;
    private final DpopNonces nonces;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    DpopCheck(ProviderSettings settings, DpopNonces nonces) {
        this.settings = settings;
        this.nonces = nonces;
    }

    /**
     * Lets a request pass whose proof is valid. The answer has the nonce for the next proof, if the client needs one.
     *
     * @param accessToken the access token in the request; {@code null} if it has none
     * @param next gets the thumbprint of the key; {@code null} without a proof
     * @param refusal writes the answer to a request that is refused
     */
    EndpointResponse guard(
            ReceivedRequest request,
            RegisteredClient client,
            @Nullable String accessToken,
            Function<@Nullable String, EndpointResponse> next,
            Function<ProtocolError, EndpointResponse> refusal) {
        EndpointResponse answer;
        try {
            answer = next.apply(thumbprint(request, client, accessToken));
        } catch (ProtocolError error) {
            answer = refusal.apply(error);
        }
        return client.must(ClientDemand.DPOP_NONCE) ? answer.with("DPoP-Nonce", nonces.next(request.path())) : answer;
    }

    @SuppressWarnings("UnusedException") // its message may quote the proof
    private @Nullable String thumbprint(
            ReceivedRequest request, RegisteredClient client, @Nullable String accessToken) {
        String proof = request.header("DPoP").orElse(null);
        if (proof == null && !client.must(ClientDemand.DPOP)) {
            return null;
        }
        try {
            if (proof == null || request.headers("DPoP").size() != 1) {
                throw invalid();
            }
            return verified(SignedJWT.parse(proof), request, client, accessToken);
        } catch (ParseException | JOSEException malformed) {
            throw new ProtocolError("invalid_dpop_proof", "The proof cannot be read");
        }
    }

    private String verified(SignedJWT proof, ReceivedRequest request, RegisteredClient client, @Nullable String token)
            throws ParseException, JOSEException {
        JWK key = proof.getHeader().getJWK();
        boolean signed = proof.getHeader().getType() != null
                && proof.getHeader().getType().getType().equals("dpop+jwt")
                && key instanceof ECKey curve
                && !curve.isPrivate()
                && proof.verify(new ECDSAVerifier(curve));
        JWTClaimsSet claims = proof.getJWTClaimsSet();
        String hash = token == null ? null : Sha256.of(token).toString();
        boolean fits = request.method().equals(claims.getStringClaim("htm"))
                && request.url(settings).equals(claims.getStringClaim("htu"))
                && Objects.equals(hash, claims.getStringClaim("ath"))
                && isNow(claims.getIssueTime())
                && claims.getJWTID() != null
                && used.add(claims.getJWTID());
        if (!signed || !fits) {
            throw invalid();
        }
        requireNonce(request, client, claims.getStringClaim("nonce"));
        return key.computeThumbprint().toString();
    }

    private void requireNonce(ReceivedRequest request, RegisteredClient client, @Nullable String nonce) {
        boolean right = nonce != null && nonces.accept(request.path(), nonce);
        if (client.must(ClientDemand.DPOP_NONCE) && !right) {
            throw new ProtocolError("use_dpop_nonce", "The proof lacks the nonce");
        }
    }

    private boolean isNow(@Nullable Date issued) {
        Instant now = settings.now();
        return issued != null
                && issued.toInstant().isAfter(now.minus(TOLERANCE))
                && issued.toInstant().isBefore(now.plus(TOLERANCE));
    }

    private static ProtocolError invalid() {
        return new ProtocolError("invalid_dpop_proof", "The proof is missing, or does not fit the request");
    }
}
