package dev.latchkey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.Session;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** A web application whose people sign in by e-mail, with a real mail server beside it. */
final class MailedApplication implements AutoCloseable {

    private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Instant now = Instant.now();

    MailedApplication() throws IOException {
        mailServer.start();
        Auth auth = Auth.builder()
                .environment(Map.of(
                        "AUTH_EMAIL_SERVER",
                        "smtp://127.0.0.1:" + mailServer.getSmtp().getPort()))
                .secret("a-secret-for-mails-0123456789-0123456789")
                .clock(() -> now)
                .mailExecutor(Runnable::run)
                .store(Store.inMemory())
                .theme(new Theme("Acme Orders", Theme.ColorScheme.AUTO, "#4338ca", null, null))
                .provider(Providers.github().clientId("id").clientSecret("secret"))
                .provider(EmailProviders.smtp().from("Acme Orders <no-reply@acme.example>"))
                .matcher("/orders")
                .build();
        JdkHttpAuth filter = JdkHttpAuth.of(auth);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", http -> {
                    String who = filter.session(http)
                            .map(Session::user)
                            .map(user -> "Signed in as " + user.displayName())
                            .orElse("Nobody is signed in");
                    byte[] page =
                            ("<!doctype html><html lang=en><title>Acme</title><h1>" + who + "</h1>").getBytes(UTF_8);
                    http.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    http.sendResponseHeaders(200, page.length);
                    http.getResponseBody().write(page);
                    http.close();
                })
                .getFilters()
                .add(filter);
        server.start();
    }

    /** Serves a file at {@code path}, too. */
    void serve(String path, String type, byte[] content) {
        server.createContext(path, http -> {
            http.getResponseHeaders().set("Content-Type", type);
            http.sendResponseHeaders(200, content.length);
            http.getResponseBody().write(content);
            http.close();
        });
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    void advance(Duration step) {
        now = now.plus(step);
    }

    int mails() {
        return mailServer.getReceivedMessages().length;
    }

    /** The HTML of the last mail. */
    String html() {
        return part(1);
    }

    /** The link that the button of the last mail leads to. */
    String link() {
        return Jsoup.parse(html()).select("a").attr("href");
    }

    /** The code in the text of the last mail. */
    String code() {
        Matcher code = Pattern.compile("^(\\d{8})\\R", Pattern.MULTILINE).matcher(part(0));
        if (!code.find()) {
            throw new AssertionError("No code in the mail");
        }
        return requireNonNull(code.group(1));
    }

    private String part(int index) {
        MimeMessage[] all = mailServer.getReceivedMessages();
        try {
            return ((MimeMultipart) all[all.length - 1].getContent())
                    .getBodyPart(index)
                    .getContent()
                    .toString();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        mailServer.stop();
    }
}
