package dev.latchkey.accesstoken;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.PercentEscapes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the certificate of a client from a header that a proxy writes, which ends mutual TLS. The header has the form
 * of RFC 9440 section 2.1, or PEM with percent-escapes as nginx, Envoy and others write it.
 *
 * @param header the name of the header; {@code null} if there is no such proxy
 */
record ClientCertificates(@Nullable String header) {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    /** Returns the thumbprint of the certificate (RFC 8705 section 3.1); {@code null} if the request has none. */
    @Nullable
    String thumbprint(AuthRequest request) {
        List<String> values = header == null ? List.of() : request.headers(header);
        byte[] certificate = values.size() == 1 ? certificate(values.get(0).trim()) : null;
        return certificate == null ? null : hash(certificate);
    }

    private static byte @Nullable [] certificate(String value) {
        try {
            if (value.length() > 2 && value.startsWith(":") && value.endsWith(":")) {
                return Base64.getDecoder().decode(value.substring(1, value.length() - 1));
            }
            String pem = PercentEscapes.decode(value);
            int begin = pem == null ? -1 : pem.indexOf(BEGIN);
            int end = pem == null ? -1 : pem.indexOf(END);
            return pem == null || begin < 0 || end < begin
                    ? null
                    : Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String hash(byte[] certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks SHA-256", e);
        }
    }
}
