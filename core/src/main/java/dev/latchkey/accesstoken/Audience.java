package dev.latchkey.accesstoken;

import static java.util.Objects.requireNonNull;

import dev.latchkey.site.Site;
import dev.latchkey.wire.ServerUrlCheck;
import java.net.URI;

/**
 * The name that access tokens for an application have in {@code aud}. A token without this name is for another
 * application and is refused.
 *
 * @param value the exact name, which is best the address of the application, such as {@code https://api.example.com}
 */
public record Audience(String value) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Audience {
        if (requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("An audience has a name, such as https://api.example.com");
        }
    }

    /** Returns the identifier of the application as a resource (RFC 9728 section 1.2). It is always an address. */
    String resource(Site site) {
        return isAddress() ? value : site.home();
    }

    /** Returns the path in the address; empty if there is none. */
    String path() {
        String path = isAddress() ? URI.create(value).getRawPath() : "";
        return path == null || path.equals("/") ? "" : path.replaceFirst("/$", "");
    }

    private boolean isAddress() {
        return ServerUrlCheck.isWellFormed(value);
    }
}
