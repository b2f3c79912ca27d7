package dev.latchkey.passkeys;

import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Users rename and remove their passkeys; whose a passkey is is part of every question. */
final class PasskeyChanges {

    private static final int MOST_CHARACTERS = 64;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\u2028\\u2029]");

    private final FeatureContext context;
    private final Credentials credentials;
    private final OtherWays otherWays;

    PasskeyChanges(FeatureContext context, Credentials credentials) {
        this.context = context;
        this.credentials = credentials;
        this.otherWays = new OtherWays(context);
    }

    /** {@code POST /passkey/rename}. */
    AuthResponse rename(EndpointCall call) {
        String name = name(call.body().text("name"));
        KeptCredential kept = own(call).orElse(null);
        if (kept == null) {
            return answer(call, 404, "no-passkey");
        }
        if (name == null) {
            return answer(call, 400, "no-name");
        }
        boolean renamed = credentials.change(kept, now -> now.named(name)).isPresent();
        return renamed ? answer(call, 200, "renamed") : answer(call, 409, "changed-meanwhile");
    }

    /** {@code POST /passkey/remove}. */
    AuthResponse remove(EndpointCall call) {
        KeptCredential kept = own(call).orElse(null);
        return kept == null ? answer(call, 404, "no-passkey") : remove(call, kept);
    }

    /**
     * A passkey that is about to go counts for nothing, and then the others are counted. So of two that are removed at
     * the same moment, at least one stays if there is nothing else.
     */
    private AuthResponse remove(EndpointCall call, KeptCredential kept) {
        KeptCredential leaving =
                credentials.change(kept, now -> now.leaving(true)).orElse(null);
        if (leaving == null) {
            return answer(call, 409, "changed-meanwhile");
        }
        if (!credentials.hasAny(kept.owner()) && !otherWays.has(kept.owner())) {
            credentials.change(leaving, now -> now.leaving(false));
            return answer(call, 409, "last-way-in");
        }
        if (credentials.remove(leaving).isEmpty()) {
            return answer(call, 409, "changed-meanwhile");
        }
        context.events().tell(new PasskeyEvent.Removed(kept.owner(), kept.id()));
        return answer(call, 200, "removed");
    }

    private Optional<KeptCredential> own(EndpointCall call) {
        String id = call.body().text("passkey");
        return id == null
                ? Optional.empty()
                : credentials.find(id, call.session().user().id());
    }

    private static @Nullable String name(@Nullable String typed) {
        String name =
                typed == null ? "" : UNPRINTABLE.matcher(typed).replaceAll(" ").strip();
        return name.isEmpty() || name.codePointCount(0, name.length()) > MOST_CHARACTERS ? null : name;
    }

    /** A person goes back to the page, which shows how it is now; a program gets the result as JSON. */
    private static AuthResponse answer(EndpointCall call, int status, String result) {
        return BrowserNavigation.is(call.request())
                ? AuthResponse.redirect(call.callbackUrl())
                : AuthResponse.json(status, Json.write(Map.of("result", result)));
    }
}
