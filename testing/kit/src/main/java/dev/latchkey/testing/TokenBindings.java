package dev.latchkey.testing;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers to which key or certificate an access token is bound (RFC 9449 section 6, RFC 8705 section 3). */
final class TokenBindings {

    private final Map<String, String> thumbprints = new ConcurrentHashMap<>();

    /** Binds a token; {@code null} binds it to nothing. */
    void bind(String accessToken, @Nullable String thumbprint) {
        if (thumbprint != null) {
            thumbprints.put(accessToken, thumbprint);
        }
    }

    /** Returns whether the holder of this key or certificate may use the token. */
    boolean allows(String accessToken, @Nullable String thumbprint) {
        String bound = thumbprints.get(accessToken);
        return bound == null || bound.equals(thumbprint);
    }

    /** Returns the thumbprint of the certificate that the client showed; {@code null} if it showed none. */
    static @Nullable String certificate(ReceivedRequest request) {
        if (request.certificate() == null) {
            return null;
        }
        Base64URL thumbprint = X509CertUtils.computeSHA256Thumbprint(request.certificate());
        return "certificate " + thumbprint;
    }
}
