package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The values of a mail that signs a user in, or by which a signed-in user confirms their identity. All values are plain
 * text. A template must escape them for HTML.
 *
 * @param site the name of the application, which is the name in its theme, otherwise its host
 * @param address the recipient's address, which must not appear in the mail's HTML (A4)
 * @param url the link, which is a secret
 * @param code the code that the user enters in the browser in which they asked for the mail; the code is a secret;
 *     {@code null} if there is none
 * @param urlLifetime how long the link is valid
 * @param codeLifetime how long the code is valid
 * @param isConfirmation whether a signed-in user confirms their identity; such a mail signs nobody in
 * @param askedAt when somebody asked for the mail
 */
public record SignInMail(
        String site,
        String address,
        String url,
        @Nullable String code,
        Duration urlLifetime,
        Duration codeLifetime,
        boolean isConfirmation,
        Instant askedAt) {

    public SignInMail {
        requireNonNull(site, "site");
        requireNonNull(address, "address");
        requireNonNull(url, "url");
        requireNonNull(urlLifetime, "urlLifetime");
        requireNonNull(codeLifetime, "codeLifetime");
        requireNonNull(askedAt, "askedAt");
    }

    @Override
    public String toString() {
        return "SignInMail[" + site + "]";
    }
}
