package dev.latchkey.signin;

import dev.latchkey.model.*;
import dev.latchkey.provider.*;
import dev.latchkey.session.CookieSet;
import dev.latchkey.wire.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** x */
public final class OAuthSignIn {
    public OAuthSignIn(
            dev.latchkey.seal.KeyRing k,
            dev.latchkey.seal.Randoms r,
            java.time.InstantSource c,
            java.net.http.HttpClient h,
            dev.latchkey.session.Sessions s) {}

    public record Started(String location, List<SetCookie> cookies) {}

    public record Identity(Profile profile, Account account) {}

    public Started start(
            OAuthProvider p,
            String redirectUri,
            String callbackUrl,
            Map<String, String> params,
            RequestCookies c,
            CookieSet s) {
        throw new IllegalStateException();
    }

    public Attempt attempt(
            OAuthProvider p, String redirectUri, Map<String, String> params, RequestCookies c, CookieSet s) {
        throw new IllegalStateException();
    }

    public Identity finish(OAuthProvider p, Attempt a, Map<String, String> params) {
        throw new IllegalStateException();
    }

    public Optional<String> endSession(OAuthProvider p, String back, @Nullable String hint) {
        return Optional.empty();
    }
}
