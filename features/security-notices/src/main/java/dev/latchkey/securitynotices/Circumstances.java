package dev.latchkey.securitynotices;

import static java.util.Objects.requireNonNullElse;

import dev.latchkey.browsernames.BrowserNames;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.site.Site;
import dev.latchkey.text.InstantWords;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When and where something happened.
 *
 * @param site of the request; {@code null}: the application itself did it, like the two below
 * @param browser what the client says of itself
 * @param network the address of the client, or its network; {@code null} also if it is not known
 */
record Circumstances(
        Instant when,
        @Nullable Site site,
        @Nullable String browser,
        @Nullable String network) {

    /** Clients write their own names, and a mail program makes a link of what looks like a host. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} +,()（）\u2068\u2069-]{1,64}");

    /** Reads them from the call that this thread answers. */
    static Circumstances now(FeatureContext context) {
        Instant when = context.clock().instant();
        EndpointCall call = context.events().call().orElse(null);
        if (call == null) {
            return new Circumstances(when, null, null, null);
        }
        IpAddress client = context.clients().of(call.request());
        return new Circumstances(
                when,
                call.site(),
                requireNonNullElse(call.request().header("User-Agent"), ""),
                client == null ? null : client.network());
    }

    private static String name(BrowserNames browsers, String userAgent) {
        String name = browsers.of(userAgent);
        return PLAIN_NAME.matcher(name).matches() ? name : browsers.of(null);
    }

    /** One line for each of them. */
    List<String> lines(Texts texts, InstantWords instants, BrowserNames browsers) {
        List<String> lines = new ArrayList<>(List.of(texts.text(NoticeText.WHEN, instants.minute(when))));
        if (browser != null) {
            lines.add(texts.text(NoticeText.BROWSER, name(browsers, browser)));
        }
        if (network != null) {
            lines.add(texts.text(NoticeText.NETWORK, network));
        }
        return lines;
    }
}
