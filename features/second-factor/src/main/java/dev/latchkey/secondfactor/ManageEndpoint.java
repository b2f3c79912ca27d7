package dev.latchkey.secondfactor;

import dev.latchkey.error.AuthException;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.Callers;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import dev.latchkey.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code second-factor/manage}: users make new backup codes or remove the app. Both take a code: a stolen session and
 * the password are not enough to get rid of the second factor. A session that has ended meanwhile does neither.
 */
final class ManageEndpoint {

    static final String PATH = SecondFactor.ID + "/manage";

    private final AuthenticatorApps apps;
    private final BackupCodes backupCodes;
    private final CodeCheck check;
    private final UserSecondFactors users;
    private final CodesPage codesPage;
    private final Callers callers;
    private final EventListeners events;
    private final SecondFactorFrame frame;

    ManageEndpoint(
            AuthenticatorApps apps,
            BackupCodes backupCodes,
            CodeCheck check,
            UserSecondFactors users,
            CodesPage codesPage,
            Callers callers,
            EventListeners events,
            SecondFactorFrame frame) {
        this.apps = apps;
        this.backupCodes = backupCodes;
        this.check = check;
        this.users = users;
        this.codesPage = codesPage;
        this.callers = callers;
        this.events = events;
        this.frame = frame;
    }

    AuthResponse show(EndpointCall call) {
        String userId = call.session().user().id();
        if (!apps.has(userId)) {
            return AuthResponse.redirect(call.site().endpoint(SetUpEndpoint.PATH));
        }
        return BrowserNavigation.is(call.request())
                ? page(call, 200, false)
                : SecondFactorFrame.json(200, Map.of("backupCodesLeft", backupCodes.left(userId)));
    }

    /** {@code POST second-factor/codes}. */
    AuthResponse makeCodes(EndpointCall call) {
        String userId = call.session().user().id();
        if (check.check(userId, call.body()).isEmpty()) {
            return wrong(call);
        }
        events.tell(new SecondFactorEvent(userId, What.BACKUP_CODES_MADE));
        List<String> codes = callers.change(
                        call, userId, () -> Optional.of(backupCodes.make(userId)), made -> backupCodes.remove(userId))
                .orElseThrow(AuthException.Refused::sessionRequired);
        return codesPage.show(call, codes, call.callbackUrl());
    }

    /** {@code POST second-factor/remove}. */
    AuthResponse remove(EndpointCall call) {
        String userId = call.session().user().id();
        if (check.check(userId, call.body()).isEmpty()) {
            return wrong(call);
        }
        if (callers.session(call, userId).isEmpty()) { // nothing brings an app back, so the last look comes before
            throw AuthException.Refused.sessionRequired();
        }
        users.removeFactors(userId);
        return BrowserNavigation.is(call.request())
                ? AuthResponse.redirect(call.callbackUrl())
                : SecondFactorFrame.json(200, Map.of("result", "removed"));
    }

    private AuthResponse wrong(EndpointCall call) {
        return BrowserNavigation.is(call.request())
                ? page(call, 401, true)
                : SecondFactorFrame.json(401, Map.of("error", "wrong-code"));
    }

    private AuthResponse page(EndpointCall call, int status, boolean wrong) {
        Texts texts = frame.texts();
        CommonFormFields form = CommonFormFields.of(call);
        return frame.page(
                call,
                status,
                SecondFactorText.MANAGE_TITLE,
                (out, hooks) -> JtemanageGenerated.render(out, hooks, texts, form, wrong));
    }
}
