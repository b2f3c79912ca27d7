package dev.latchkey.securitynotices;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The browsers that each user has used before. A browser is recognised by a mark, which it got when this very user
 * signed in with it: a mark that somebody puts into a user's browser is never one of the user's. A record of the user
 * keeps hashes of the marks, so the record lets nobody pass for a browser.
 */
final class RecognisedBrowsers {

    private static final String BROWSERS = SecurityNotices.ID + "-browsers";
    private static final String NEW_USER = SecurityNotices.ID + "-new-user";
    private static final Duration NEW = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 3;

    private final RecordStore records;
    private final SecureRandom random;
    private final InstantSource clock;

    RecognisedBrowsers(RecordStore records, SecureRandom random, InstantSource clock) {
        this.records = records;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Returns whether the user has used the browser of this call before. From now on the user has, and the browser gets
     * the cookie for it.
     */
    boolean recognise(EndpointCall call, String userId) {
        Instant now = clock.instant();
        BrowserCookie cookie = BrowserCookie.of(call);
        Optional<StoredRecord> record = records.record(BROWSERS, userId);
        KnownMarks marks = KnownMarks.of(record);
        Optional<String> known = marks.first(cookie.marks().stream().map(KnownMarks::hash));
        if (known.isPresent()) {
            known.filter(marks::isOld).ifPresent(hash -> keep(record, userId, hash));
            call.send(cookie.lasting(call, now));
            return true;
        }
        String mark = BrowserCookie.newMark(random);
        keep(record, userId, KnownMarks.hash(mark));
        call.send(cookie.with(mark).lasting(call, now));
        return false;
    }

    /** Others may add a browser at the same moment. One that is not kept is a new browser the next time, too. */
    private void keep(Optional<StoredRecord> first, String userId, String hash) {
        Optional<StoredRecord> record = first;
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            String content = KnownMarks.of(record).with(hash).json();
            boolean kept = record.map(there -> records.replaceRecord(there, content, null))
                    .orElseGet(() -> records.addRecord(StoredRecord.of(BROWSERS, userId, userId, content)));
            if (kept) {
                return;
            }
            record = records.record(BROWSERS, userId);
        }
    }

    /** Every browser of the user is a new one from now on. */
    void forget(String userId) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<StoredRecord> record = records.record(BROWSERS, userId);
            if (record.isEmpty() || records.deleteRecord(record.get())) {
                return;
            }
        }
    }

    /** Somebody who has just become a user comes with a new browser, and knows that. */
    void expectFirst(String userId) {
        records.addRecord(StoredRecord.of(NEW_USER, userId, userId, "{}")
                .until(clock.instant().plus(NEW)));
    }

    /** Whether the user has just become one, and has not signed in since. */
    boolean expectsFirst(String userId) {
        return newUser(userId).isPresent();
    }

    /** As {@link #expectsFirst}, and no more after it. */
    boolean takeFirst(String userId) {
        return newUser(userId).filter(records::deleteRecord).isPresent();
    }

    private Optional<StoredRecord> newUser(String userId) {
        return records.record(NEW_USER, userId).filter(record -> {
            Instant end = record.expires();
            return end != null && end.isAfter(clock.instant());
        });
    }
}
