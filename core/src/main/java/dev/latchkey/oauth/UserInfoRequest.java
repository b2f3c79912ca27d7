package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.RequestShape;
import dev.latchkey.wire.Form;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/**
 * Builds the requests that ask a provider about the owner of an access token (OpenID Connect Core section 5.3.1), in
 * the shape that the provider expects.
 */
final class UserInfoRequest {

    private static final String TOKEN_MEMBER = "token.";

    private UserInfoRequest() {}

    /** Returns the request to the UserInfo endpoint. */
    static HttpRequest.Builder of(OAuthDefinition provider, String endpoint, Tokens tokens) {
        Secret accessToken = accessToken(provider, tokens);
        RequestShape declared = provider.userInfoRequest();
        RequestShape shape;
        try {
            shape = declared.with(name -> value(provider, tokens, accessToken, name));
        } catch (IllegalArgumentException e) {
            throw UpstreamFailures.upstream(
                    FailureCause.ANSWER_UNREADABLE,
                    "The token response of \"" + provider.id() + "\" lacks what its user"
                            + " information request needs: " + e.getMessage());
        }
        boolean get = shape.method().equals("GET");
        String url = endpoint + shape.path();
        HttpRequest.Builder request = ProviderHttp.request(get ? Form.append(url, shape.parameters()) : url);
        if (!get) {
            request.POST(body(request, shape));
        }
        if (!declared.carriesAccessToken()) {
            request.header("Authorization", authorization(tokens, accessToken));
        }
        shape.headers().forEach(request::setHeader);
        return request;
    }

    /** Returns a request for another document about the same person. */
    static HttpRequest.Builder supplement(OAuthDefinition provider, String url, Tokens tokens) {
        return ProviderHttp.request(url).header("Authorization", authorization(tokens, accessToken(provider, tokens)));
    }

    private static BodyPublisher body(HttpRequest.Builder request, RequestShape shape) {
        if (shape.json() != null) {
            request.header("Content-Type", "application/json");
            return BodyPublishers.ofString(shape.json());
        }
        if (shape.parameters().isEmpty()) {
            return BodyPublishers.noBody();
        }
        request.header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
        return BodyPublishers.ofString(Form.write(shape.parameters()));
    }

    private static @Nullable String value(OAuthDefinition provider, Tokens tokens, Secret accessToken, String name) {
        if (name.startsWith(TOKEN_MEMBER)) {
            return tokens.raw().text(name.substring(TOKEN_MEMBER.length())).orElse(null);
        }
        return name.equals("accessToken") ? accessToken.reveal() : provider.value(name);
    }

    /* See RFC 6750 section 2.1 and RFC 9449 section 7.1. */
    private static String authorization(Tokens tokens, Secret accessToken) {
        return (tokens.dpopKey() == null ? "Bearer " : "DPoP ") + accessToken.reveal();
    }

    private static Secret accessToken(OAuthDefinition provider, Tokens tokens) {
        Secret accessToken = tokens.accessToken();
        if (accessToken == null) {
            throw UpstreamFailures.upstream(
                    FailureCause.ANSWER_UNREADABLE,
                    "\"" + provider.id() + "\" gave no access token, so it cannot be asked about the"
                            + " person: name a scope that it gives one for in scopes(…), or read the ID token alone");
        }
        return accessToken;
    }
}
