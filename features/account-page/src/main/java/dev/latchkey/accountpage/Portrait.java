package dev.latchkey.accountpage;

import dev.latchkey.model.User;
import dev.latchkey.site.Site;
import dev.latchkey.wire.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a user.
 *
 * @param url {@code null}: there is none that the page may load
 * @param initial to show instead
 * @param host where the picture is; {@code null}: not on another host
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

    /** The other hosts that the page loads pictures from. */
    List<Origin> hosts() {
        return host == null ? List.of() : List.of(host);
    }

    private static String initial(String name) {
        return name.isBlank()
                ? ""
                : Character.toString(Character.toTitleCase(name.strip().codePointAt(0)));
    }
}
