package dev.latchkey.cli;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.setting.SecretVariables;
import dev.latchkey.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a sealed session token holds, or what the store keeps of the session of another token. */
record SessionCommand(Surroundings surroundings) {

    /**
     * Prints the claims of a sealed token, or the row of a stored session.
     *
     * @param secret where the secret is; {@code null} for the variables of Auth.js
     * @param cookie the name of the cookie with the token; empty for the standard names
     */
    int run(SecretSource token, @Nullable SecretSource secret, String cookie, StoreOptions options) {
        boolean json = options.json();
        String text = token.read(surroundings).reveal();
        StoreAddress store = StoreAddress.of(surroundings.environment());
        if (StoredSessionCommand.isStored(text) && store.isKnown()) {
            return new StoredSessionCommand(surroundings).run(text, store, options.names(), json);
        }
        List<Secret> secrets =
                secret == null ? SecretVariables.read(surroundings.environment()) : List.of(secret.read(surroundings));
        if (secrets.isEmpty()) {
            throw CommandFailure.usage("The secret is not known: set AUTH_SECRET, or pass --secret env:NAME");
        }
        KeyRing keys = new KeyRing(secrets, new Randoms(surroundings.random()), surroundings.clock());
        boolean expired = false;
        for (String name : names(cookie)) {
            try {
                OpenedToken opened = keys.slot(name).open(text);
                print(name, opened, json);
                return ExitCode.OK;
            } catch (TokenRejectedException e) {
                expired |= e.isOurs();
            }
        }
        surroundings.print(
                json,
                Map.of("valid", false, "expired", expired),
                List.of(
                        expired
                                ? "The secret opens the token, and the token has expired"
                                : "The secret does not open the token under " + String.join(" or ", names(cookie))
                                        + ": it was sealed with another secret, under another name, or it is no"
                                        + " sealed token. For the token of a stored session, "
                                        + StoreAddress.HELP));
        return ExitCode.FINDINGS;
    }

    private void print(String cookie, OpenedToken opened, boolean json) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("valid", true);
        data.put("cookie", cookie);
        data.put("sealedWithNewest", opened.current());
        data.put("issued", time(opened.issuedAt()));
        data.put("expires", time(opened.expires()));
        Claims shown = new HiddenTokens(surroundings.clock()).in(opened.claims());
        data.put("claims", shown.asMap());
        List<String> lines = new ArrayList<>();
        lines.add("A token of the cookie " + cookie);
        lines.add("issued   " + time(opened.issuedAt()));
        lines.add("expires  " + time(opened.expires()));
        lines.add(opened.current() ? "sealed with the newest secret" : "sealed with an older secret");
        shown.asMap().forEach((name, value) -> lines.add("  " + name + "  " + Json.write(value)));
        surroundings.print(json, data, lines);
    }

    private static List<String> names(String cookie) {
        return cookie.isEmpty()
                ? List.of(
                        CookieConfiguration.of(true).session(),
                        CookieConfiguration.of(false).session())
                : List.of(cookie);
    }

    private static @Nullable String time(long seconds) {
        return seconds == Long.MAX_VALUE || seconds == Long.MIN_VALUE
                ? null
                : Instant.ofEpochSecond(seconds).toString();
    }
}
