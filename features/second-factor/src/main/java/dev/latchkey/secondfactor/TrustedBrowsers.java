package dev.latchkey.secondfactor;

import static java.util.Objects.requireNonNull;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.PendingRecords;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.wire.SetCookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Browsers in which a user is not asked for the second factor. The browser has a sealed cookie for each such user, and
 * the store a record, without which the cookie counts for nothing. The records end with all sessions of the user, and
 * so with a new password.
 */
final class TrustedBrowsers {

    private static final String GROUP = SecondFactor.ID;
    private static final int ID_BYTES = 16;
    private static final int MOST_OF_AN_AGENT = 256;
    private static final int LETTERS_OF_A_USER = 16;
    private static final int MOST_COOKIES_LOOKED_AT = 4; // opening more is work

    private final RecordStore records;
    private final SealedTokens slot;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Duration lifetime;

    TrustedBrowsers(FeatureContext context, RecordStore records, Duration lifetime) {
        this.records = records;
        this.slot = context.seal("trusted-browser");
        this.random = context.random();
        this.clock = context.clock();
        this.lifetime = lifetime;
    }

    /** Returns whether the user of this browser is trusted in it. */
    boolean isTrusted(EndpointCall call, String userId) {
        return current(call, userId).isPresent();
    }

    /** Keeps that the user trusts this browser. The browser knows nothing of it before {@link #tell}. */
    StoredRecord trust(EndpointCall call, String userId) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String agent = call.request().header("User-Agent");
        Claims content = Claims.empty().with("since", clock.instant().getEpochSecond());
        if (agent != null) {
            content = content.with("agent", agent.substring(0, Math.min(agent.length(), MOST_OF_AN_AGENT)));
        }
        StoredRecord record = StoredRecord.of(
                        PendingRecords.BOUND_TO_SESSIONS,
                        GROUP + "." + HexFormat.of().formatHex(id),
                        userId,
                        content.toJson())
                .inGroup(GROUP)
                .until(clock.instant().plus(lifetime));
        records.addRecord(record);
        return record;
    }

    /** Gives the browser its cookie. */
    void tell(EndpointCall call, StoredRecord trusted) {
        Claims claims = Claims.empty().with("sub", trusted.owner()).with("id", trusted.id());
        call.send(new SetCookie(
                cookie(call, trusted.owner()),
                slot.seal(claims, lifetime),
                call.cookieSet().hostAttributes().lasting(lifetime, clock.instant())));
    }

    /** Takes back what was not told to the browser. */
    void forget(StoredRecord trusted) {
        records.deleteRecord(trusted);
    }

    /** Returns the browsers that a user trusts, the newest first. */
    List<TrustedBrowser> list(EndpointCall call, String userId) {
        String current = current(call, userId).map(StoredRecord::id).orElse("");
        return all(userId).stream()
                .map(record -> browser(record, record.id().equals(current)))
                .sorted(Comparator.comparing(TrustedBrowser::since).reversed())
                .toList();
    }

    /** Returns {@code false} if the user trusts no browser with this id. */
    boolean end(String userId, String id) {
        return all(userId).stream().filter(record -> record.id().equals(id)).anyMatch(records::deleteRecord);
    }

    void endAll(String userId) {
        all(userId).forEach(records::deleteRecord);
    }

    private List<StoredRecord> all(String userId) {
        return records.recordsOf(PendingRecords.BOUND_TO_SESSIONS, userId).stream()
                .filter(TrustedBrowsers::isTrust)
                .toList();
    }

    private Optional<StoredRecord> current(EndpointCall call, String userId) {
        return call.cookies().all(cookie(call, userId)).stream()
                .limit(MOST_COOKIES_LOOKED_AT)
                .flatMap(value -> id(value, userId).stream())
                .flatMap(id -> records.record(PendingRecords.BOUND_TO_SESSIONS, id).stream())
                .filter(record -> record.owner().equals(userId) && isTrust(record))
                .findFirst();
    }

    private static boolean isTrust(StoredRecord record) {
        return GROUP.equals(record.group());
    }

    /* What does not open is another application's, or old. */
    private Optional<String> id(String cookie, String userId) {
        try {
            Claims claims = slot.open(cookie).claims();
            return claims.text("id")
                    .filter(id -> claims.text("sub").filter(userId::equals).isPresent());
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }

    private static TrustedBrowser browser(StoredRecord record, boolean current) {
        Claims content = UserRecords.content(record);
        return new TrustedBrowser(
                record.id(),
                content.text("agent").orElse(""),
                Instant.ofEpochSecond(content.number("since").orElse(0L)),
                requireNonNull(record.expires(), "expires"),
                current);
    }

    private static String cookie(EndpointCall call, String userId) {
        return (call.cookieSet().secure() ? "__Host-" : "") + "authjs.trusted-browser."
                + Hashes.sha256Hex(userId).substring(0, LETTERS_OF_A_USER);
    }
}
