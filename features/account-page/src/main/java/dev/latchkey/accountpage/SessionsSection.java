package dev.latchkey.accountpage;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.ListedSession;
import dev.latchkey.model.Session;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.session.SessionControl;
import dev.latchkey.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where users are signed in. They end what they do not want; whose a session is is part of every question. */
final class SessionsSection implements AccountSection {

    /** A script signs in as often as it likes, and no page is for so many. */
    private static final int MOST = 100;

    private final Optional<SessionControl> control;
    private final SessionRows rows;
    private final Texts texts;

    /** Nobody can end a session if {@code control} is empty. */
    SessionsSection(Optional<SessionControl> control, SessionRows rows, Texts texts) {
        this.control = control;
        this.rows = rows;
        this.texts = texts;
    }

    @Override
    public String id() {
        return "sessions";
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        Session current = call.session();
        Optional<List<ListedSession>> listed = control.filter(SessionControl::lists)
                .map(each -> each.list(current.user().id()));
        List<SessionRow> shown =
                listed.map(each -> rows.of(each, current, MOST)).orElseGet(() -> List.of(rows.of(call)));
        boolean all = listed.isPresent() && listed.get().size() == shown.size();
        boolean endsOthers = all ? shown.size() > 1 : control.isPresent();
        Optional<String> hint = all ? Optional.empty() : Optional.of(hint(listed.isPresent()));
        CommonFormFields form = CommonFormFields.of(call);
        return Optional.of(new Shown(
                texts.text(AccountText.SESSIONS),
                TemplateRenderer.content(
                        (out, hooks) -> JtesessionsGenerated.render(out, hooks, texts, form, shown, hint, endsOthers)),
                Map.of(
                        "all",
                        all,
                        "canEndOthers",
                        endsOthers,
                        "sessions",
                        shown.stream().map(SessionRow::json).toList())));
    }

    private String hint(boolean listed) {
        return listed ? texts.text(AccountText.SESSIONS_NEWEST, MOST) : texts.text(AccountText.SESSIONS_NOT_LISTED);
    }

    /** {@code POST /account/sessions/end}. */
    AuthResponse end(EndpointCall call) {
        String id = call.body().text("session");
        String userId = call.session().user().id();
        boolean ended = id != null && control.isPresent() && control.get().revoke(userId, id);
        return (ended ? Notice.SESSION_ENDED : control.isEmpty() ? Notice.NOT_POSSIBLE : Notice.NO_SESSION)
                .answer(call);
    }

    /** {@code POST /account/sessions/end-others}. */
    AuthResponse endOthers(EndpointCall call) {
        if (control.isEmpty()) {
            return Notice.NOT_POSSIBLE.answer(call);
        }
        Session current = call.session();
        control.get().revokeAll(current.user().id(), current.id().orElse(null));
        return Notice.OTHERS_ENDED.answer(call);
    }
}
