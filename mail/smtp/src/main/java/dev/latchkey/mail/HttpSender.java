package dev.latchkey.mail;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.EmailSender;
import dev.latchkey.provider.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Passes mails to a service over HTTP. Any 2xx status means that the service has accepted the mail. The object is
 * immutable, so each method that sets something returns a changed copy.
 */
public final class HttpSender implements EmailSender {

    private static final Duration TIMEOUT = Duration.ofSeconds(10); // the same as in SmtpSender
    private static final int MOST_OF_ANSWER = 2048;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final MailServiceDefinition service;
    private final Map<String, String> variables;
    private final @Nullable Secret key;
    private final @Nullable HttpClient client;
    private final Duration timeout;

    private HttpSender(
            MailServiceDefinition service,
            Map<String, String> variables,
            @Nullable Secret key,
            @Nullable HttpClient client,
            Duration timeout) {
        this.timeout = timeout;
        this.service = service;
        this.variables = Map.copyOf(variables);
        this.key = key;
        this.client = client;
    }

    /**
     * Returns a sender for a known service: {@code forwardemail}, {@code loops}, {@code mailgun}, {@code postmark},
     * {@code resend} or {@code sendgrid}.
     *
     * @throws IllegalArgumentException if no service has this id
     */
    public static HttpSender of(String id) {
        return new HttpSender(MailServiceDefinition.of(id), Map.of(), null, null, TIMEOUT);
    }

    /** Sets the application's API key for the service. The key replaces {@code AUTH_<ID>_KEY}. */
    public HttpSender key(String secret) {
        return new HttpSender(service, variables, Secret.of(secret), client, timeout);
    }

    /**
     * Sets the URL of the service, if the application does not use the default URL. The URL must be {@code https}
     * unless the service is on this machine.
     */
    public HttpSender endpoint(String url) {
        URI uri = URI.create(url.replace("{domain}", "domain"));
        boolean fits = "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost())));
        if (!fits || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("endpoint is an https URL; http is for this machine only");
        }
        return new HttpSender(service.at(url), variables, key, client, timeout);
    }

    /** Sets a value that only this service needs, such as {@code transactionalId} for Loops. */
    public HttpSender variable(String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, requireNonNull(value, "value"));
        return new HttpSender(service, more, key, client, timeout);
    }

    /** Sets the HTTP client. The client must not follow redirects. */
    public HttpSender client(HttpClient other) {
        if (other.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("client follows redirects: build it with Redirect.NEVER");
        }
        return new HttpSender(service, variables, key, other, timeout);
    }

    /**
     * Sets how long each step may take, by default ten seconds. The steps are connecting, waiting for the response, and
     * reading the response.
     */
    public HttpSender timeout(Duration wait) {
        if (wait.compareTo(Duration.ofMillis(100)) < 0 || wait.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("timeout is from 100 milliseconds to five minutes");
        }
        return new HttpSender(service, variables, key, client, wait);
    }

    @Override
    public HttpSender withEnvironment(String providerId, Function<String, @Nullable String> environment) {
        String variable = VariableNames.name(providerId, "KEY");
        String found = key == null ? environment.apply(variable) : key.reveal();
        if (found == null) {
            throw new IllegalStateException("Provider \"" + providerId + "\" has no key for " + service.name()
                    + ": call key(\"…\") of its HttpSender or set " + variable);
        }
        if (found.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalStateException(
                    (key == null ? variable : "The key for " + service.name()) + " has characters that no key has");
        }
        HttpClient complete = client != null
                ? client
                : HttpClient.newBuilder()
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        return new HttpSender(service, variables, Secret.of(found), complete, timeout);
    }

    @Override
    public void send(Mail mail) throws IOException, InterruptedException {
        HttpClient http = requireNonNull(client, "the HTTP client");
        HttpResponse<InputStream> response = http.send(request(mail), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                throw new IOException(
                        service.name() + " answered with status " + response.statusCode() + reason(said(body), mail));
            }
        }
    }

    /**
     * Returns the start of a response body, or an empty text if the body does not arrive in time. The caller closes the
     * stream, which also ends the reading.
     */
    private String said(InputStream body) throws InterruptedException {
        CompletableFuture<byte[]> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return body.readNBytes(MOST_OF_ANSWER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            return new String(reading.get(timeout.toMillis(), TimeUnit.MILLISECONDS), StandardCharsets.UTF_8);
        } catch (ExecutionException | TimeoutException e) {
            return "";
        }
    }

    private HttpRequest request(Mail mail) {
        SenderAddress from = SenderAddress.of(mail.from());
        Map<String, String> values = new HashMap<>(variables);
        values.put("key", requireNonNull(key, "key").reveal());
        values.put("to", mail.to());
        values.put("from", mail.from());
        values.put("fromAddress", from.address());
        values.put("fromName", from.name());
        values.put("domain", from.domain());
        values.put("subject", mail.subject());
        values.put("text", mail.text());
        values.put("html", mail.html());
        values.put("url", mail.url());
        URI address = URI.create(MailServiceDefinition.fill(service.endpoint(), values));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
        if ("http".equals(address.getScheme())) {
            request.version(HttpClient.Version.HTTP_1_1); // an upgrade request makes some servers lose the body
        }
        service.headers(values).forEach(request::header);
        Claims body = service.body(values);
        if (service.isMultipart()) {
            FormDataBody form = FormDataBody.of(body.asMap());
            return request.header("Content-Type", form.contentType())
                    .POST(BodyPublishers.ofString(form.body()))
                    .build();
        }
        return request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toJson()))
                .build();
    }

    /**
     * Returns the reason that the service states. Returns an empty text if the reason contains anything of the mail or
     * the key.
     */
    private String reason(String said, Mail mail) {
        String code = mail.code();
        boolean tells = said.contains(mail.to())
                || (code != null && said.contains(code))
                || said.contains(requireNonNull(key, "key").reveal())
                || said.matches("(?s).*[0-9A-Fa-f]{32}.*");
        String line = said.replaceAll("[^ -~]+", " ").strip();
        return tells || line.isEmpty() ? "" : ": " + line.substring(0, Math.min(200, line.length()));
    }

    @Override
    public String toString() {
        return "HttpSender[" + service.name() + "]";
    }
}
