package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The response of a provider. {@code toString} shows only the status.
 *
 * @param what the subject of sentences in the log, such as the endpoint
 * @param exhausted whether the headers say that a limit is used up, with any status
 * @param jwt whether the body is a JWT by its media type (RFC 7519 section 10.3.1)
 * @param nonce the nonce for the next DPoP proof; {@code null} if the provider sent none
 * @param nonceChallenged whether the headers refuse the request because its DPoP proof lacks the nonce
 */
record ProviderAnswer(
        String what,
        int status,
        String body,
        boolean exhausted,
        boolean jwt,
        @Nullable String nonce,
        boolean nonceChallenged) {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    /** Reads an HTTP response, and ignores a byte order mark before JSON, as RFC 8259 section 8.1 permits. */
    static ProviderAnswer of(String what, HttpResponse<byte[]> response) {
        String body = new String(response.body(), UTF_8);
        HttpHeaders headers = response.headers();
        boolean exhausted = headers.firstValue("Retry-After").isPresent()
                || headers.firstValue("X-RateLimit-Remaining")
                        .filter("0"::equals)
                        .isPresent(); // GitHub's 403
        String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return new ProviderAnswer(
                what,
                response.statusCode(),
                body.startsWith("\uFEFF") ? body.substring(1) : body,
                exhausted,
                type.startsWith("application/jwt"),
                headers.firstValue("DPoP-Nonce").orElse(null),
                DpopProofs.demandsNonce(headers.allValues("WWW-Authenticate")));
    }

    /** Returns whether the provider refuses the request only because its DPoP proof lacks the nonce. */
    boolean demandsNonce() {
        boolean refused = status == 400 || status == 401;
        return refused
                && nonce != null
                && (nonceChallenged
                        || errorCode().filter("use_dpop_nonce"::equals).isPresent());
    }

    /** Returns the error code in the body (RFC 6749 section 5.2). WeChat has a number in another member. */
    Optional<String> errorCode() {
        try {
            Claims members = Claims.parse(body);
            return members.text("error").or(() -> members.text("errcode"));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns whether the provider permanently refuses the request, because access was not granted or the document does
     * not exist. A temporary refusal says nothing about the person, so it is a failure.
     */
    boolean isDenial() {
        return status >= 400 && status < 500 && !exhausted && !PASSING.contains(status);
    }

    /**
     * Returns the cause of a failure with this status.
     *
     * @param denial the cause if the provider permanently refuses the request
     */
    FailureCause failure(FailureCause denial) {
        if (isDenial()) {
            return denial;
        }
        return status < 400 ? FailureCause.ANSWER_UNREADABLE : FailureCause.UNREACHABLE;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Returns the body as a JSON object. */
    Claims object() {
        try {
            return Claims.parse(body);
        } catch (MalformedException e) {
            throw UpstreamFailures.upstream(
                    FailureCause.ANSWER_UNREADABLE, what + " was answered with no JSON object", e);
        }
    }

    /** Returns the body as any JSON value. */
    @Nullable
    Object value() {
        try {
            return Json.parse(body);
        } catch (MalformedException e) {
            throw UpstreamFailures.upstream(FailureCause.ANSWER_UNREADABLE, what + " was answered with no JSON", e);
        }
    }

    /** Returns this answer if the status is a success. Throws an exception otherwise. */
    ProviderAnswer requireSuccess() {
        if (!isSuccess()) {
            throw UpstreamFailures.upstream(
                    failure(FailureCause.REQUEST_REFUSED), what + " was answered with status " + status);
        }
        return this;
    }

    @Override
    public String toString() {
        return "ProviderAnswer[" + status + "]";
    }
}
