package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The values for the text of a sign-in mail. None of them is escaped for HTML.
 *
 * @param site the name of the application: that of its theme, otherwise its host
 * @param address the recipient; leave it out of the HTML (A4)
 * @param url the link; a secret
 * @param code for the browser in which the user asked for the mail; a secret; {@code null}: there is none
 * @param urlLifetime how long the link is valid
 * @param codeLifetime how long the code is valid
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
