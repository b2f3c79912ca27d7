package dev.latchkey.secondfactor;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.SignIn;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.secondfactor.MailRecovery.BegunRecovery;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code second-factor/recovery}: a user who has shown the first factor and lost the second begins a recovery, and
 * completes it after the waiting time with a code from a mail.
 */
final class RecoveryEndpoint {

    static final String PATH = SecondFactor.ID + "/recovery";
    static final String COMPLETE_PATH = PATH + "/complete";
    static final String STOP_PATH = PATH + "/stop";
    static final String END_PATH = PATH + "/end";

    private static final RateLimit BEGINNINGS = new RateLimit(3, Duration.ofDays(1));
    private static final RateLimit CODES = new RateLimit(5, Duration.ofHours(1));

    private final MailRecovery recovery;
    private final RecoveryMails mails;
    private final RecoveryPages pages;
    private final RateLimiter limits;
    private final CodeCheck check;
    private final UserSecondFactors users;
    private final SignIn signIn;
    private final EventListeners events;
    private final InstantSource clock;

    RecoveryEndpoint(
            MailRecovery recovery,
            RecoveryMails mails,
            RecoveryPages pages,
            RateLimiter limits,
            CodeCheck check,
            UserSecondFactors users,
            SignIn signIn,
            EventListeners events,
            InstantSource clock) {
        this.recovery = recovery;
        this.mails = mails;
        this.pages = pages;
        this.limits = limits;
        this.check = check;
        this.users = users;
        this.signIn = signIn;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a recovery, says how long it waits, or mails the code once it does not wait any more. */
    AuthResponse begin(EndpointCall call) {
        String userId = call.soFar().user().id();
        String address = recovery.address(userId)
                .orElseThrow(() -> new AuthException.Refused(
                        ErrorCode.ACCESS_DENIED, "a user without an app or a proved address cannot recover by mail"));
        Optional<BegunRecovery> there = recovery.find(userId);
        if (there.isPresent() && there.get().isReady(clock.instant())) {
            limits.require("second factor: recovery code", userId, CODES);
            String challenge = mails.code(call, pages.site(call), userId, address, there.get());
            return pages.ready(call, address, challenge, 200, false);
        }
        return pages.begun(call, address, there.orElseGet(() -> begin(call, userId, address)));
    }

    private BegunRecovery begin(EndpointCall call, String userId, String address) {
        limits.require("second factor: recovery", userId, BEGINNINGS);
        Optional<BegunRecovery> begun = recovery.begin(userId);
        if (!signIn.isWaiting(call)) { // all sessions ended meanwhile, perhaps before this recovery was there
            recovery.shown(userId);
            throw AuthException.Refused.sessionRequired();
        }
        begun.ifPresent(now -> mails.notice(call, pages.site(call), userId, address, now));
        return begun.or(() -> recovery.find(userId)).orElseThrow(AuthException.Refused::sessionRequired);
    }

    /** {@code GET second-factor/recovery/complete}: opening the link of a mail changes nothing. */
    AuthResponse link(EndpointCall call) {
        String token = call.query().get("token");
        boolean counts = token != null
                && mails.secrets()
                        .read(RecoveryMails.COMPLETE, token)
                        .flatMap(content -> own(call, content))
                        .isPresent();
        return counts && token != null
                ? pages.link(call, token)
                : AuthResponse.redirect(call.site().endpoint(SecondFactor.ID));
    }

    /** {@code POST second-factor/recovery/complete}: with the token of the link, or with challenge and code. */
    AuthResponse complete(EndpointCall call) {
        String token = call.body().text("token");
        String challenge = call.body().text("challenge");
        Optional<BegunRecovery> open = (token != null
                        ? mails.secrets().read(RecoveryMails.COMPLETE, token)
                        : mails.secrets().readChallenge(RecoveryMails.COMPLETE, challenge == null ? "" : challenge))
                .flatMap(content -> own(call, content));
        if (open.isEmpty()) {
            throw new AuthException.Refused(ErrorCode.VERIFICATION, "a recovery that is not open, or another user's");
        }
        return completed(call, token, challenge, open.get())
                .orElseGet(() -> token == null && challenge != null
                        ? pages.ready(
                                call, recovery.address(call.soFar().user().id()).orElse(""), challenge, 401, true)
                        : AuthResponse.redirect(call.site().endpoint(SecondFactor.ID)));
    }

    /** Empty: the code is wrong or missing, or the link was used. */
    private Optional<AuthResponse> completed(
            EndpointCall call, @Nullable String token, @Nullable String challenge, BegunRecovery open) {
        if (token != null) {
            return mails.secrets().use(RecoveryMails.COMPLETE, token, content -> completed(call, open));
        }
        String code = call.body().text(CodeCheck.CODE);
        return challenge == null || code == null
                ? Optional.empty()
                : mails.secrets().guess(RecoveryMails.COMPLETE, challenge, code, content -> completed(call, open));
    }

    /**
     * The factors go once the sign-in goes on: one that was ended meanwhile changes nothing. The recovery goes with the
     * factors, so after a failure it can be completed again.
     */
    private AuthResponse completed(EndpointCall call, BegunRecovery open) {
        BegunRecovery taken = recovery.take(open)
                .orElseThrow(() ->
                        new AuthException.Refused(ErrorCode.VERIFICATION, "the recovery was stopped or completed"));
        String userId = call.soFar().user().id();
        ContinuedSignIn done = ContinuedSignIn.of(
                signIn, call, check.recovery(), () -> recovery.makeCertain(taken), () -> recovery.giveBack(taken));
        if (done.goesOn()) {
            recover(userId, taken);
        }
        return done.answer();
    }

    private void recover(String userId, BegunRecovery taken) {
        try {
            users.removeFactors(userId);
            events.tell(new SecondFactorEvent(userId, What.RECOVERED));
        } catch (AuthException e) {
            giveBack(taken, e);
            throw e;
        }
    }

    private void giveBack(BegunRecovery taken, AuthException why) {
        try {
            recovery.giveBack(taken);
        } catch (AuthException e) {
            why.addSuppressed(e);
        }
    }

    /** Returns the open recovery of this very user to which a mail belongs. */
    private Optional<BegunRecovery> own(EndpointCall call, Map<String, String> content) {
        String userId = call.soFar().user().id();
        return userId.equals(content.get(RecoveryMails.USER))
                ? recovery.find(userId)
                        .filter(found -> found.isReady(clock.instant()))
                        .filter(found -> Long.toString(found.begun()).equals(content.get(RecoveryMails.BEGUN)))
                : Optional.empty();
    }

    /** {@code GET second-factor/recovery/stop}: opening the link of a mail changes nothing. */
    AuthResponse stopLink(EndpointCall call) {
        return pages.stop(
                call,
                Optional.ofNullable(call.query().get("token"))
                        .filter(token ->
                                mails.secrets().read(RecoveryMails.STOP, token).isPresent()));
    }

    /** {@code POST second-factor/recovery/stop}: the notice is enough to stop it, signed in or not. */
    AuthResponse stop(EndpointCall call) {
        String token = call.body().text("token");
        boolean stopped = token != null
                && mails.secrets()
                        .use(
                                RecoveryMails.STOP,
                                token,
                                content -> recovery.stop(
                                        content.getOrDefault(RecoveryMails.USER, ""),
                                        Long.parseLong(content.getOrDefault(RecoveryMails.BEGUN, "0"))))
                        .orElse(false);
        return BrowserNavigation.is(call.request()) ? pages.stopped(call, stopped) : stopped(stopped, "link-ended");
    }

    /** {@code POST second-factor/recovery/end}: the user stops it on the account page. */
    AuthResponse end(EndpointCall call) {
        String userId = call.session().user().id();
        boolean stopped = recovery.find(userId)
                .filter(found -> recovery.stop(userId, found.begun()))
                .isPresent();
        return BrowserNavigation.is(call.request())
                ? AuthResponse.redirect(call.callbackUrl())
                : stopped(stopped, "no-recovery");
    }

    private static AuthResponse stopped(boolean done, String otherwise) {
        return SecondFactorFrame.json(done ? 200 : 404, Map.of("result", done ? "stopped" : otherwise));
    }
}
