package dev.latchkey.secondfactor;

import dev.latchkey.feature.Proven;
import dev.latchkey.model.Claims;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who must have a second factor, and how long they may put it off. The time begins when a user is first asked; during
 * it, a user is asked once a day. It does not begin anew when the user sets an app up and removes it, only when an
 * administrator removes the app.
 */
final class SetUpRequirement {

    private static final Duration ASKED_AGAIN = Duration.ofDays(1);
    private static final String FIRST = "first";
    private static final String NEXT = "next";

    private final @Nullable RequiredFor rule;
    private final Duration grace;
    private final UserRecords records;
    private final InstantSource clock;

    /** Who was asked when. */
    static UserRecords records(RecordStore store) {
        return new UserRecords("second-factor-grace", store);
    }

    /** Nobody must have one if {@code rule} is {@code null}. */
    SetUpRequirement(@Nullable RequiredFor rule, Duration grace, UserRecords records, InstantSource clock) {
        this.rule = rule;
        this.grace = grace;
        this.records = records;
        this.clock = clock;
    }

    /** Returns whether the user must have a second factor. */
    boolean isFor(Proven soFar) {
        return rule != null && rule.test(soFar.user(), soFar.session().claims());
    }

    /** Returns whether a user without a second factor must set one up before this sign-in goes on. */
    boolean asks(Proven soFar) {
        if (!isFor(soFar)) {
            return false;
        }
        if (grace.isZero()) {
            return true;
        }
        String userId = soFar.user().id();
        Instant now = clock.instant();
        Optional<StoredRecord> asked = records.find(userId);
        if (asked.isEmpty()) {
            records.add(userId, content(now, now), null);
            return true;
        }
        Claims content = UserRecords.content(asked.get());
        return !now.isBefore(end(content)) || !now.isBefore(time(content, NEXT));
    }

    /** Returns until when the user may put it off; empty if not any more. */
    Optional<Instant> end(String userId) {
        return records.find(userId)
                .map(asked -> end(UserRecords.content(asked)))
                .filter(end -> clock.instant().isBefore(end));
    }

    /** Puts it off until tomorrow. */
    void skip(String userId) {
        records.find(userId).ifPresent(asked -> {
            Instant first = time(UserRecords.content(asked), FIRST);
            records.put(userId, content(first, clock.instant().plus(ASKED_AGAIN)));
        });
    }

    private Instant end(Claims content) {
        return time(content, FIRST).plus(grace);
    }

    private static Instant time(Claims content, String name) {
        return Instant.ofEpochSecond(content.number(name).orElse(0L));
    }

    private static Claims content(Instant first, Instant next) {
        return Claims.empty().with(FIRST, first.getEpochSecond()).with(NEXT, next.getEpochSecond());
    }
}
