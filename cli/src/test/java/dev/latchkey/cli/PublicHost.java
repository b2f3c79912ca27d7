package dev.latchkey.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** The host {@code app.example.com}, whose server speaks TLS in front of an application. It redirects http to https. */
final class PublicHost implements AutoCloseable {

    static final String NAME = "app.example.com";
    static final String URL = "https://" + NAME;
    static final TestAuthority AUTHORITY = new TestAuthority("authority of a test");

    private static final TestAuthority STRANGER = new TestAuthority("stranger");

    private final TamperingProxy https;
    private final TamperingProxy http = TamperingProxy.start().changing(answer -> answer.withStatus(301));
    private final int application;
    private Tunnel tunnel;

    private PublicHost(SSLContext certificate, String application) {
        https = TamperingProxy.start(certificate).to(application).changing(PublicHost::lasting);
        this.application = URI.create(application).getPort();
        http.to(application);
        tunnel = Tunnel.to(https.port(), http.port());
    }

    static PublicHost of(String application) {
        return with(AUTHORITY.server(NAME, now()), application);
    }

    static PublicHost ofStranger(String application) {
        return with(STRANGER.server(NAME, now()), application);
    }

    static PublicHost with(SSLContext certificate, String application) {
        return new PublicHost(certificate, application);
    }

    PublicHost changing(UnaryOperator<TamperingProxy.Passing> change) {
        https.changing(answer -> change.apply(lasting(answer)));
        return this;
    }

    /** Leads http addresses to the application itself. */
    PublicHost answeringWithoutEncryption() {
        tunnel.close();
        tunnel = Tunnel.to(https.port(), application);
        return this;
    }

    /** Returns what makes clients that reach this host by its name. They trust the authority of the test. */
    HttpClient.Builder client() {
        return HttpClient.newBuilder().sslContext(AUTHORITY.trusted()).proxy(tunnel.selector(NAME));
    }

    private static TamperingProxy.Passing lasting(TamperingProxy.Passing answer) {
        return answer.with("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }

    private static Instant now() {
        return Instant.now(Clock.systemUTC());
    }

    @Override
    public void close() {
        tunnel.close();
        https.close();
        http.close();
    }
}
