package dev.latchkey.accountpage;

import dev.latchkey.model.User;
import dev.latchkey.site.Site;
import dev.latchkey.wire.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a user.
 *
 * @param url the address of the picture; {@code null} if there is no picture that the page may load
 * @param initial the letter to show instead of a picture
 * @param host the other host from which the page loads the picture; {@code null} if there is none
 */
record Portrait(
        @Nullable String url, String initial, @Nullable Origin host) {

    static Portrait of(User user, Site site) {
        String url = user.image();
        Origin host = url == null ? null : Origin.of(url);
        String initial = initial(user.displayName());
        if (host == null) {
            return new Portrait(null, initial, null);
        }
        if (host.equals(site.origin())) {
            return new Portrait(url, initial, null);
        }
        boolean mixed = site.origin().isSecure() && !host.isSecure(); // browsers would not load it
        return mixed ? new Portrait(null, initial, null) : new Portrait(url, initial, host);
    }

    /** Returns the other hosts from which the page loads pictures. */
    List<Origin> hosts() {
        return host == null ? List.of() : List.of(host);
    }

    private static String initial(String name) {
        return name.isBlank()
                ? ""
                : Character.toString(Character.toTitleCase(name.strip().codePointAt(0)));
    }
}
