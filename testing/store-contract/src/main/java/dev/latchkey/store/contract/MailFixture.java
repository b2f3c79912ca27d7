package dev.latchkey.store.contract;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mail that a user has requested, and the browser that requested it. */
record MailFixture(Auth auth, Mail mail, String cookies, String csrfToken) {

    private static final RateLimit NONE = new RateLimit(1_000_000, Duration.ofHours(1));

    /** Requests a mail to a new address. */
    static MailFixture through(Store store) {
        AtomicReference<@Nullable Mail> sent = new AtomicReference<>();
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("a-secret-of-the-contract-of-stores-0123456789")
                .store(store)
                .clock(InstantSource.fixed(StoreFixture.BEGINNING))
                .mailExecutor(Runnable::run)
                .provider(
                        EmailProvider.of(sent::set).from("no-reply@example.org").limits(NONE, NONE))
                .build();
        List<Header> headers = new ArrayList<>();
        AuthExchange exchange = AdapterExchange.of(
                auth, BrowserRequest.form("/", "", ""), (name, value) -> headers.add(new Header(name, value)));
        String csrfToken = exchange.csrfToken();
        String address = StoreFixture.hash().substring(0, 32) + "@example.org";
        headers.addAll(exchange.signIn("email", "/", Map.of("email", address)).headers());
        String cookies = headers.stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .map(header -> header.value().substring(0, header.value().indexOf(';')))
                .collect(Collectors.joining("; "));
        return new MailFixture(auth, Objects.requireNonNull(sent.get()), cookies, csrfToken);
    }

    boolean linkSignsIn() {
        return signsIn(post(mail.url().substring(mail.url().indexOf('?') + 1)));
    }

    boolean codeSignsIn() {
        return signsIn(post("code=" + mail.code()));
    }

    boolean wrongCodeMayBeCorrected() {
        String wrong = "00000000".equals(mail.code()) ? "00000001" : "00000000";
        return String.valueOf(post("code=" + wrong).header("Location")).contains("/verify-request?");
    }

    private static boolean signsIn(AuthResponse answer) {
        return answer.headers().stream().anyMatch(header -> header.value().startsWith("authjs.session-token="));
    }

    private AuthResponse post(String fields) {
        BrowserRequest form = BrowserRequest.form("/auth/callback/email", cookies, fields + "&csrfToken=" + csrfToken);
        return AdapterExchange.of(auth, form, (name, value) -> {}).answer().orElseThrow();
    }

    @Override
    public String toString() {
        return "MailFixture[hidden]";
    }
}
