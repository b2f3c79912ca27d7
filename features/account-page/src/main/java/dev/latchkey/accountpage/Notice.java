package dev.latchkey.accountpage;

import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A notice that the account page shows after a change has succeeded or failed. */
enum Notice {
    SESSION_ENDED(AccountText.NOTICE_SESSION_ENDED, 200),
    OTHERS_ENDED(AccountText.NOTICE_OTHERS_ENDED, 200),
    UNLINKED(AccountText.NOTICE_UNLINKED, 200),
    NO_SESSION(AccountText.NOTICE_NO_SESSION, 404),
    NOT_POSSIBLE(AccountText.NOTICE_NOT_POSSIBLE, 404),
    NOT_UNLINKED(AccountText.NOTICE_NOT_UNLINKED, 404),
    PROFILE_SAVED(AccountText.NOTICE_PROFILE_SAVED, 200),
    PROFILE_NOT_SAVED(AccountText.NOTICE_PROFILE_NOT_SAVED, 400),
    EMAIL_CHANGED(AccountText.NOTICE_EMAIL_CHANGED, 200),
    EMAIL_INVALID(AccountText.NOTICE_EMAIL_INVALID, 400),
    EMAIL_NOT_CHANGED(AccountText.NOTICE_EMAIL_NOT_CHANGED, 409),
    NOT_DELETED(AccountText.NOTICE_NOT_DELETED, 403),
    NOT_LINKED(AccountText.NOTICE_NOT_LINKED, 403);

    private final AccountText text;
    private final int status;

    Notice(AccountText text, int status) {
        this.text = text;
        this.status = status;
    }

    /**
     * Returns the notice that the query of a call names. A query with {@code error} means that linking an account has
     * failed.
     */
    static Optional<Notice> of(EndpointCall call) {
        if (call.query().containsKey("error")) {
            return Optional.of(NOT_LINKED);
        }
        String name = call.query().get("notice");
        return Arrays.stream(values())
                .filter(notice -> notice.id().equals(name))
                .findFirst();
    }

    String in(Texts texts) {
        return this == PROFILE_NOT_SAVED ? texts.text(text, ProfileChanges.LONGEST_NAME) : texts.text(text);
    }

    int status() {
        return status;
    }

    boolean isFailure() {
        return status != 200;
    }

    /**
     * Returns the response. A browser is redirected to the account page, which shows the notice. A program gets the
     * notice as JSON.
     */
    AuthResponse answer(EndpointCall call) {
        return BrowserNavigation.is(call.request())
                ? AuthResponse.redirect(call.site().page(call.site().basePath() + "/account", Map.of("notice", id())))
                : AuthResponse.json(status, Json.write(Map.of("result", id())));
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
