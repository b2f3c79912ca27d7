package dev.latchkey.accountpage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.MailMessage;
import dev.latchkey.featuremails.MailQueue;
import dev.latchkey.featuremails.MailedSecret;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.model.Session;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.session.SessionControl;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes the address of a user. The user proves the new address first, by a mail. The change compares the user with
 * the one who began it, so of two changes at the same time one counts. A mail to the old address lets its owner undo
 * the change.
 */
final class AddressChange {

    static final Duration LIFETIME = Duration.ofHours(1);

    private static final String CHANGE = "change";
    private static final RateLimit OF_USER = new RateLimit(5, Duration.ofHours(1));
    private static final RateLimit OF_ADDRESS = new RateLimit(5, Duration.ofHours(1));

    private final FeatureContext context;
    private final UserStore users;
    private final SessionControl sessions;
    private final MailQueue queue;
    private final MailedSecrets secrets;
    private final AddressUndo undo;
    private final AddressTakeBack takeBack;
    private final AddressMails mails;

    private AddressChange(
            FeatureContext context,
            UserStore users,
            SessionControl sessions,
            MailQueue queue,
            MailedSecrets secrets,
            AddressUndo undo) {
        this.context = context;
        this.users = users;
        this.sessions = sessions;
        this.queue = queue;
        this.secrets = secrets;
        this.undo = undo;
        this.takeBack = new AddressTakeBack(context, users, undo);
        this.mails = new AddressMails(context.texts());
    }

    /** Empty if the application has no store, cannot send mails, or cannot end sessions. */
    static Optional<AddressChange> in(FeatureContext context) {
        return context.users()
                .flatMap(users -> context.sessions()
                        .flatMap(sessions -> MailQueue.of(context)
                                .flatMap(mail -> MailedSecrets.of(context)
                                        .flatMap(secrets -> context.records()
                                                .map(records -> new AddressChange(
                                                        context,
                                                        users,
                                                        sessions,
                                                        mail,
                                                        secrets,
                                                        new AddressUndo(
                                                                context,
                                                                users,
                                                                sessions,
                                                                secrets,
                                                                new AddressHistory(records),
                                                                new Belongings(users, records, context.events()))))))));
    }

    /**
     * Mails a link and a code to a new address. No mail is sent to an address that another user has, and the answer is
     * the same.
     *
     * @return what the browser shows with the code; empty: it is no address, or the user's own
     * @throws TooManyRequests if the user has asked for too many mails
     */
    Optional<String> begin(EndpointCall call) {
        String userId = call.session().user().id();
        EmailAddress typed = EmailAddress.of(call.body().text("email"));
        StoredUser user = users.user(userId).orElseThrow(AuthException.Refused::sessionRequired);
        if (typed == null || typed.text().equals(user.user().email())) {
            return Optional.empty();
        }
        String address = typed.text();
        context.limits().require("mails about a change of address", userId, OF_USER);
        boolean room = context.limits()
                .count("mails to a new address", address, OF_ADDRESS)
                .isEmpty();
        MailedSecret secret = secrets.prepare(CHANGE, content(user, address), LIFETIME);
        String url = link(call, "account/email/confirm", secret.token());
        String site = context.pages().site(call.site().origin().authority());
        queue.send(() -> {
            secrets.keep(secret); // also without a mail, so that codes for a taken address are answered as any other
            if (!room || users.userByEmail(address).isPresent()) {
                return Optional.empty();
            }
            return Optional.of(mails.confirm(address, site, url, secret.code()));
        });
        return Optional.of(secret.challenge());
    }

    /** Whether the token of a link is for the user of this session, and has not ended. */
    boolean isFor(Session session, String token) {
        return secrets.read(CHANGE, token)
                .filter(content -> isOf(session, content))
                .isPresent();
    }

    /** Changes the address by the token of a link; {@code false}: nothing changed. */
    boolean byLink(EndpointCall call, String token) {
        return isFor(call.session(), token)
                && secrets.use(CHANGE, token, content -> change(call, content)).orElse(false);
    }

    /** What came of a code. */
    enum Guess {
        WRONG,
        CHANGED,
        NOT_CHANGED
    }

    /**
     * Changes the address by a code.
     *
     * @throws AuthException.Refused if the code has ended, was used, or was guessed too often
     */
    Guess byCode(EndpointCall call, String challenge, String code) {
        if (secrets.readChallenge(CHANGE, challenge)
                .filter(content -> isOf(call.session(), content))
                .isEmpty()) {
            return Guess.NOT_CHANGED;
        }
        return secrets.guess(
                        CHANGE, challenge, code, content -> change(call, content) ? Guess.CHANGED : Guess.NOT_CHANGED)
                .orElse(Guess.WRONG);
    }

    /**
     * The change is remembered first, so that no crash leaves one that cannot be undone. Nobody can undo it if the old
     * address was not proved: its owner may be another person, for whom a stranger has made this user.
     */
    private boolean change(EndpointCall call, Map<String, String> content) {
        String address = content.getOrDefault("new", "");
        String userId = call.session().user().id();
        StoredUser user = users.user(userId).orElse(null);
        if (user != null && address.equals(user.user().email())) {
            finishAgain(call, content);
            return true;
        }
        if (user == null || !isSame(user, content)) {
            return false;
        }
        String old = user.user().email();
        boolean undoable = old != null && context.addresses().isProved(userId);
        AddressUndo.Prepared prepared = null;
        if (old != null && undoable) {
            prepared = undo.prepare(userId, old).orElse(null);
            if (prepared == null) {
                return false;
            }
        }
        endOthers(call); // also before, so that no failure leaves them beside the new address
        if (!replace(call, user, address, Optional.ofNullable(prepared))) {
            return false;
        }
        endOthers(call);
        return true;
    }

    /** The user has the address already: the store failed after it had made the change, or another proof was faster. */
    private void finishAgain(EndpointCall call, Map<String, String> content) {
        String old = content.getOrDefault("old", "");
        if (!old.isEmpty()) {
            mail(
                    call,
                    old,
                    undo.again(call.session().user().id(), old)
                            .map(AddressUndo.Prepared::token)
                            .orElse(null));
        }
        endOthers(call);
    }

    /** Mails the change to the old address. */
    private void mail(EndpointCall call, String old, @Nullable String undoToken) {
        String url = undoToken == null ? null : link(call, "account/email/undo", undoToken);
        String site = context.pages().site(call.site().origin().authority());
        String userId = call.session().user().id();
        Supplier<Optional<MailMessage>> mail = () -> Optional.of(mails.changed(old, site, url));
        if (undoToken != null) {
            queue.sendNotice(userId, mail);
        } else {
            queue.sendToUnproved(userId, old, mail);
        }
    }

    private void endOthers(EndpointCall call) {
        sessions.revokeAll(call.session().user().id(), call.session().id().orElse(null));
    }

    /**
     * If somebody ends the session meanwhile, the user does not want the change any more. The mail goes out before
     * anything else can fail, since nobody knows yet whether the change can be taken back.
     */
    private boolean replace(EndpointCall call, StoredUser user, String address, Optional<AddressUndo.Prepared> way) {
        String userId = user.user().id();
        Supplier<Optional<StoredUser>> change = () -> {
            if (!replace(user, address, () -> mail(call, user, way))) {
                way.ifPresent(undo::forget);
                return Optional.empty();
            }
            return Optional.of(user);
        };
        return context.callers()
                .change(call, userId, change, before -> takeBack.run(before, address, way))
                .isPresent();
    }

    /** A store that does not say whether it made the change may have made it. */
    private boolean replace(StoredUser user, String address, Runnable mail) {
        boolean unchanged = false;
        try {
            unchanged = !context.addresses().replace(user, address);
        } catch (AuthException.Fault e) {
            unchanged = has(user, user.user().email());
            throw e;
        } finally {
            if (!unchanged) {
                mail.run();
            }
        }
        return !unchanged;
    }

    private boolean has(StoredUser user, @Nullable String address) {
        try {
            return users.user(user.user().id())
                    .filter(now -> Objects.equals(now.user().email(), address))
                    .isPresent();
        } catch (AuthException.Fault e) {
            return false;
        }
    }

    private void mail(EndpointCall call, StoredUser before, Optional<AddressUndo.Prepared> way) {
        String old = before.user().email();
        if (old != null) {
            mail(call, old, way.map(AddressUndo.Prepared::token).orElse(null));
        }
    }

    AddressUndo undo() {
        return undo;
    }

    private Map<String, String> content(StoredUser user, String address) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("user", user.user().id());
        content.put("old", Objects.toString(user.user().email(), ""));
        content.put("verified", millis(user.emailVerified()));
        content.put("new", address);
        return content;
    }

    private static boolean isOf(Session session, Map<String, String> content) {
        return session.user().id().equals(content.get("user"));
    }

    /** Whether the user has the address that they had when the change began. */
    private static boolean isSame(StoredUser user, Map<String, String> content) {
        return Objects.toString(user.user().email(), "").equals(content.get("old"))
                && millis(user.emailVerified()).equals(content.get("verified"));
    }

    private static String millis(@Nullable Instant instant) {
        return instant == null ? "" : String.valueOf(instant.toEpochMilli());
    }

    private static String link(EndpointCall call, String path, String token) {
        return Form.append(call.site().endpoint(path), Map.of("token", token));
    }
}
