package dev.latchkey.oauth;

import dev.latchkey.provider.OAuthSecurity;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.util.Arrays;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * How connections to a provider are encrypted.
 *
 * @param context the TLS context with the client certificate; {@code null} for that of the usual client
 * @param strict whether only TLS 1.3 and TLS 1.2 with the cipher suites of RFC 9325 section 4.2 are accepted
 */
record TlsProfile(@Nullable SSLContext context, boolean strict) {

    private static final Set<String> SUITES = Set.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

    static TlsProfile of(OAuthSecurity security) {
        return new TlsProfile(security.tls(), security.isFapi2());
    }

    /** Returns whether the usual client is enough. */
    boolean isUsual() {
        return context == null && !strict;
    }

    /** Returns a client like {@code usual}, with these connections. */
    HttpClient client(HttpClient usual) {
        SSLContext used = context == null ? usual.sslContext() : context;
        HttpClient.Builder client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .version(usual.version())
                .sslContext(used)
                .sslParameters(strict ? narrowed(usual.sslParameters(), used) : usual.sslParameters());
        usual.connectTimeout().ifPresent(client::connectTimeout);
        usual.proxy().ifPresent(client::proxy);
        usual.authenticator().ifPresent(client::authenticator);
        usual.executor().ifPresent(client::executor);
        return client.build();
    }

    private static SSLParameters narrowed(SSLParameters parameters, SSLContext context) {
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setCipherSuites(
                Arrays.stream(context.getSupportedSSLParameters().getCipherSuites())
                        .filter(SUITES::contains)
                        .toArray(String[]::new));
        return parameters;
    }
}
