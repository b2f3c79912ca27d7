package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.LanguageCallback;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.text.Languages;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.MalformedException;
import dev.latchkey.wire.RequestCookies;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the language of a request. The first of these counts: {@code ui_locales} in the query, {@code ui_locales} of an
 * earlier request of this sign-in, the word of the application, {@code Accept-Language}, the standard language.
 */
public final class RequestLanguages {

    /** The parameter of a page with the wanted languages, as in OpenID Connect. */
    public static final String PARAMETER = "ui_locales";

    private static final Logger LOG = LoggerFactory.getLogger(RequestLanguages.class);

    private final Texts texts;
    private final @Nullable LanguageCallback application;

    /** Creates it with what the application says; {@code null} if the application says nothing. */
    public RequestLanguages(Texts texts, @Nullable LanguageCallback application) {
        this.texts = requireNonNull(texts, "texts");
        this.application = application;
    }

    /** Returns whether code of the application may choose the language. */
    public boolean askApplication() {
        return application != null;
    }

    /** Answers a request in its language. */
    public <T> T during(AuthRequest request, Supplier<T> answer) {
        return texts.in(() -> of(request), answer);
    }

    /** Returns the language that the query of a page asks for; empty if it asks for none that there is. */
    public Optional<Locale> named(Map<String, String> query) {
        String tags = query.get(PARAMETER);
        return tags == null ? Optional.empty() : Languages.wanted(tags, texts.languages());
    }

    private Locale of(AuthRequest request) {
        return named(query(request))
                .or(() -> remembered(request))
                .or(() -> ofApplication(request))
                .or(() -> Languages.accepted(String.join(",", request.headers("Accept-Language")), texts.languages()))
                .orElseGet(() -> texts.languages().get(0));
    }

    /** The name depends on the scheme of the public address, and the language is no secret: either name will do. */
    private Optional<Locale> remembered(AuthRequest request) {
        RequestCookies cookies = new RequestCookies(request.headers("Cookie"));
        return cookies.all(CookieConfiguration.of(true).language()).stream()
                .findFirst()
                .or(() -> cookies.all(CookieConfiguration.of(false).language()).stream()
                        .findFirst())
                .flatMap(tag -> Languages.wanted(tag, texts.languages()));
    }

    private Optional<Locale> ofApplication(AuthRequest request) {
        if (application == null) {
            return Optional.empty();
        }
        try {
            return application.language(request).flatMap(wanted -> Languages.nearest(wanted, texts.languages()));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error("language(…) threw: the browser's own language counts", e);
            return Optional.empty();
        }
    }

    private static Map<String, String> query(AuthRequest request) {
        try {
            return Form.parse(request.query());
        } catch (MalformedException e) {
            return Map.of();
        }
    }
}
