package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.session.NewSession;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sign-in that waits, as members, for sealing. Tokens of providers are not among them. */
final class PendingSignInCodec {

    private PendingSignInCodec() {}

    static Claims of(Proven soFar, long turn) {
        Account account = soFar.account();
        Profile profile = soFar.profile();
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("id", soFar.id());
        content.put("turn", turn);
        content.put("begun", soFar.begun().getEpochSecond());
        content.put("session", soFar.session().toClaims().asMap());
        content.put(
                "account",
                Map.of(
                        "provider", account.provider(),
                        "type", account.type(),
                        "issuer", account.issuer(),
                        "subject", account.subject()));
        content.put("profile", profile == null ? null : members(profile));
        content.put("byAccount", soFar.isByAccount());
        content.put("callbackUrl", soFar.callbackUrl());
        return Claims.of(content);
    }

    /** What {@link #of} wrote; empty if a member is missing. */
    static Optional<Proven> read(Claims content) {
        Claims account = content.object("account");
        return NewSession.of(content.object("session"))
                .map(session -> new Proven(
                        content.text("id").orElse(""),
                        content.number("turn").orElse(0L),
                        Instant.ofEpochSecond(content.number("begun").orElse(0L)),
                        session,
                        new Account(
                                account.text("provider").orElse(""),
                                account.text("type").orElse(""),
                                account.text("issuer").orElse(""),
                                account.text("subject").orElse(""),
                                null),
                        profile(content.object("profile")),
                        Boolean.TRUE.equals(content.get("byAccount")),
                        content.text("callbackUrl").orElse("")));
    }

    /** Checks the length of what is kept: a cookie that is dropped, or a row that is cut, signs nobody in. */
    static void requireFits(int length, int most) {
        if (length > most) {
            throw new AuthException.Fault(
                    ErrorCode.CONFIGURATION,
                    "a sign-in that waits for a step takes " + length + " characters, and " + most
                            + " are the most: let onJwt(…) keep less, or ask the provider for fewer claims",
                    null);
        }
    }

    private static Map<String, @Nullable Object> members(Profile profile) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("subject", profile.subject());
        members.put("name", profile.name());
        members.put("email", profile.email());
        members.put("verified", profile.emailVerified());
        members.put("image", profile.image());
        members.put("raw", profile.raw().asMap());
        return members;
    }

    private static @Nullable Profile profile(Claims members) {
        return members.text("subject")
                .map(subject -> new Profile(
                        subject,
                        members.text("name").orElse(null),
                        members.text("email").orElse(null),
                        Boolean.TRUE.equals(members.get("verified")),
                        members.text("image").orElse(null),
                        members.object("raw")))
                .orElse(null);
    }
}
