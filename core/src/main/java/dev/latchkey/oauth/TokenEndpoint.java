package dev.latchkey.oauth;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.RequestShape;
import dev.latchkey.wire.Form;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Exchanges a code or a refresh token for tokens (RFC 6749 sections 4.1.3, 5 and 6). */
final class TokenEndpoint {

    private static final long MAX_LIFETIME_SECONDS = 10L * 365 * 24 * 3600;

    /** The error codes of providers for a code that they do not know (RFC 6749 section 5.2; GitHub, Slack, WeChat). */
    private static final Set<String> UNKNOWN_CODE =
            Set.of("invalid_grant", "invalid_request", "bad_verification_code", "invalid_code", "40029", "40163");

    /** The error codes of providers for a refresh token that counts no more (RFC 6749 section 5.2; GitHub). */
    private static final Set<String> GRANT_ENDED = Set.of("invalid_grant", "bad_refresh_token");

    private final ProviderRequests requests;
    private final ClientAuthenticator proof;
    private final InstantSource clock;

    TokenEndpoint(ProviderRequests requests, ClientAuthenticator proof, InstantSource clock) {
        this.requests = requests;
        this.proof = proof;
        this.clock = clock;
    }

    /**
     * Returns the tokens for {@code code}.
     *
     * @throws dev.latchkey.error.AuthException.Refused if the provider does not know the code
     * @throws dev.latchkey.error.AuthException.Upstream if the response must not be trusted
     */
    Tokens exchange(OAuthProvider provider, ProviderMetadata metadata, Attempt attempt, String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("redirect_uri", attempt.redirectUri());
        form.put("code", code);
        if (attempt.verifier() != null) {
            form.put("code_verifier", attempt.verifier());
        }
        form.put("grant_type", "authorization_code");
        Secret key = attempt.dpopKey();
        RequestShape shape = provider.definition().tokenRequest();
        return read(provider.definition(), request(provider, metadata, form, shape, key, "The token request to"), key);
    }

    /**
     * Returns new tokens for a refresh token (RFC 6749 section 6); empty if the provider has ended the grant.
     *
     * @param key the key to which the new tokens are bound; {@code null} for none
     * @throws dev.latchkey.error.AuthException.Upstream if the provider fails, or its response must not be trusted
     */
    Optional<Tokens> refresh(
            OAuthProvider provider, ProviderMetadata metadata, Secret refreshToken, @Nullable Secret key) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken.reveal());
        ProviderAnswer answer = request(provider, metadata, form, RequestShape.post(), key, "The refresh request to");
        return answer.errorCode().filter(GRANT_ENDED::contains).isPresent()
                ? Optional.empty()
                : Optional.of(granted(provider, answer, key));
    }

    /**
     * Returns the tokens for a grant in which no browser takes part, such as client credentials.
     *
     * @param form the parameters of the grant; those of the client are added
     * @param key the key to which the tokens are bound; {@code null} for none
     * @param what the name of the request, as the start of a sentence for the log
     * @throws dev.latchkey.error.AuthException.Upstream if the provider refuses or fails, or its response must not be
     *     trusted
     */
    Tokens grant(
            OAuthProvider provider,
            ProviderMetadata metadata,
            Map<String, String> form,
            @Nullable Secret key,
            String what) {
        return granted(provider, request(provider, metadata, form, RequestShape.post(), key, what), key);
    }

    private Tokens granted(OAuthProvider provider, ProviderAnswer answer, @Nullable Secret key) {
        if (!answer.isSuccess() || answer.errorCode().isPresent()) {
            throw UpstreamFailures.upstream(
                    answer.isSuccess()
                            ? FailureCause.TOKEN_REQUEST_REFUSED
                            : answer.failure(FailureCause.TOKEN_REQUEST_REFUSED),
                    answer.what() + " was answered with status " + answer.status() + error(answer));
        }
        Tokens tokens = read(provider.definition(), answer, key);
        if (tokens.accessToken() == null) {
            throw UpstreamFailures.upstream(
                    FailureCause.ANSWER_UNREADABLE, answer.what() + " was answered without an access token");
        }
        return tokens;
    }

    private ProviderAnswer request(
            OAuthProvider provider,
            ProviderMetadata metadata,
            Map<String, String> grant,
            RequestShape shape,
            @Nullable Secret key,
            String what) {
        String endpoint = ProviderMetadata.require(metadata.tokenEndpoint(), "token_endpoint");
        return requests.exchange(
                provider,
                key,
                null,
                () -> {
                    HttpRequest.Builder request = ProviderHttp.request(endpoint);
                    Map<String, String> form = new LinkedHashMap<>(grant);
                    proof.add(provider.definition(), metadata, endpoint, request, form);
                    fill(provider.definition(), endpoint, request, form, shape);
                    return request;
                },
                what + " \"" + provider.id() + "\"");
    }

    /* Adds the parameters to the request, in the shape that the provider expects. */
    private static void fill(
            OAuthDefinition provider,
            String endpoint,
            HttpRequest.Builder request,
            Map<String, String> form,
            RequestShape template) {
        Map<String, String> standard = Map.copyOf(form);
        RequestShape shape = template.with(name -> value(provider, standard, name));
        shape.without().forEach(form::remove);
        form.putAll(shape.parameters());
        if (shape.method().equals("GET")) {
            request.uri(URI.create(Form.append(endpoint, form)));
        } else {
            request.header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                    .POST(BodyPublishers.ofString(Form.write(form)));
        }
        shape.headers().forEach(request::setHeader);
    }

    private static @Nullable String value(OAuthDefinition provider, Map<String, String> standard, String name) {
        return switch (name) {
            case "code" -> standard.get("code");
            case "clientSecret" -> standard.get("client_secret");
            case "redirectUri" -> standard.get("redirect_uri");
            default -> provider.value(name);
        };
    }

    /* Accepts harmless deviations: status 201, a missing type, and a missing access token if there is an ID token. */
    private Tokens read(OAuthDefinition provider, ProviderAnswer answer, @Nullable Secret key) {
        if (answer.status() != 200 && answer.status() != 201) {
            String message = answer.what() + " was answered with status " + answer.status() + error(answer);
            throw answer.status() == 400
                    ? refused(answer, message)
                    : UpstreamFailures.upstream(answer.failure(FailureCause.TOKEN_REQUEST_REFUSED), message);
        }
        Claims body = answer.object();
        if (body.has("error") || body.has("errcode")) { // GitHub and WeChat send errors with status 200
            throw refused(answer, answer.what() + " was refused" + error(answer));
        }
        boolean needless = provider.isOidc() && !body.has("access_token");
        Secret accessToken = SealedProviderTokens.secret(body, "access_token");
        if (!needless && (accessToken == null || !isVisible(accessToken.reveal()))) {
            throw UpstreamFailures.upstream(
                    FailureCause.ANSWER_UNREADABLE, answer.what() + " was answered without an access token");
        }
        String type = body.text("token_type").orElse("");
        if (key != null && accessToken != null && !type.equalsIgnoreCase("DPoP")) {
            throw UpstreamFailures.upstream(
                    FailureCause.TOKEN_UNBOUND,
                    answer.what() + " was answered with an access token that is not bound to the key of the DPoP proof:"
                            + " its type is " + UpstreamFailures.printable(type));
        }
        if (key == null && body.has("token_type") && !type.equalsIgnoreCase("bearer")) {
            throw UpstreamFailures.upstream(
                    FailureCause.ANSWER_UNREADABLE,
                    answer.what() + " was answered with a token type other than bearer: "
                            + UpstreamFailures.printable(type));
        }
        return SealedProviderTokens.tokens(body, expiry(body), key);
    }

    private @Nullable Instant expiry(Claims body) {
        long seconds;
        try {
            seconds = Long.parseLong(body.text("expires_in").orElse("0"));
        } catch (NumberFormatException e) {
            return null; // for information only, so no reason to refuse the sign-in
        }
        return seconds > 0 && seconds <= MAX_LIFETIME_SECONDS ? clock.instant().plusSeconds(seconds) : null;
    }

    /*
     * See RFC 6749 appendix A.12. Any other token is not allowed in a header, and the exception about that would quote
     * the token.
     */
    static boolean isVisible(String token) {
        return token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /* A browser can send any code. Every other error is a fault of the application or of the provider. */
    private static AuthException refused(ProviderAnswer answer, String message) {
        return answer.errorCode().map(UNKNOWN_CODE::contains).orElse(answer.status() == 400)
                ? UpstreamFailures.callback(FailureCause.CODE_REFUSED, message)
                : UpstreamFailures.upstream(FailureCause.TOKEN_REQUEST_REFUSED, message);
    }

    private static String error(ProviderAnswer answer) {
        return answer.errorCode()
                .map(code -> ": " + UpstreamFailures.printable(code))
                .orElse("");
    }
}
