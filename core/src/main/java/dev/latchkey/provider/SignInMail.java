package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a mail to sign in with is about. All of it is text as it is, not yet fit for HTML.
 *
 * @param site what the application is called: the name of its theme, else its host
 * @param address whom it is for; it has no business in the mail's HTML (A4)
 * @param url the link; a secret
 * @param code to be typed where the mail was asked for; a secret; {@code null}: there is none
 * @param urlLifetime how long the link counts
 * @param codeLifetime how long the code counts
 */
public record SignInMail(
        String site, String address, String url, @Nullable String code, Duration urlLifetime, Duration codeLifetime) {

    public SignInMail {
        requireNonNull(site, "site");
        requireNonNull(address, "address");
        requireNonNull(url, "url");
        requireNonNull(urlLifetime, "urlLifetime");
        requireNonNull(codeLifetime, "codeLifetime");
    }

    @Override
    public String toString() {
        return "SignInMail[" + site + "]";
    }
}
