package dev.latchkey.passwords;

import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.limit.KnownBrowsers;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import dev.latchkey.wire.EmailAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Checks typed passwords, no more often than the limits allow. Of an unknown name, a locked one, a wrong password and
 * one that is distrusted, the answer is the same, and each costs a lookup and a hash (B33).
 *
 * <p>Wrong passwords for a user count together, by whichever name of theirs, until the user has a new password. So a
 * reset opens a user whom a stranger has locked. A browser in which the user has shown the password before counts
 * apart.
 */
final class PasswordChecks {

    private static final int MOST_CHARACTERS = 4_096;
    private static final String PROVIDER = PasswordSignIn.PROVIDER.id();
    private static final String NOBODYS_STAMP = "-"; // the same on all nodes, which count together
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    /** The password of nobody: what is asked of the store, read and hashed for a user is so for nobody too. */
    private final StoredRecord nobody;

    private final FeatureContext context;
    private final UserStore users;
    private final PasswordRecords passwords;
    private final Optional<LoginNames> names;
    private final PasswordHasher hasher;
    private final AttemptLimit byClient;
    private final AttemptLimit byName;

    PasswordChecks(
            FeatureContext context,
            UserStore users,
            PasswordRecords passwords,
            Optional<LoginNames> names,
            PasswordHasher hasher,
            PasswordLimits limits) {
        this.context = context;
        this.users = users;
        this.passwords = passwords;
        this.names = names;
        this.hasher = hasher;
        String nobodysId = UUID.randomUUID().toString();
        String content = StoredPassword.content(hasher.nobody(), NOBODYS_STAMP, NOBODYS_STAMP, false);
        this.nobody = StoredRecord.of(StoredPassword.KIND, nobodysId, nobodysId, content);
        this.byClient = new AttemptLimit(context, "wrong passwords of a client", limits.perClient());
        this.byName = new AttemptLimit(context, "wrong passwords for a name", limits.perName());
    }

    /** A password that was right. */
    record Right(StoredUser user, StoredPassword password) {}

    /**
     * Returns the user with this name and password.
     *
     * @throws CredentialsSignin if they are wrong, or were tried too often for one name; both look the same
     * @throws TooManyRequests if this client has failed too often
     */
    Right byName(EndpointCall call, String name, String typed) {
        return check(call, "name", name, typed, () -> find(name));
    }

    /** As {@link #byName}, for a user who is signed in. Their failures count apart, so no stranger locks them. */
    Right byId(EndpointCall call, String userId, String typed) {
        return check(call, "session", userId, typed, () -> users.user(userId));
    }

    private Right check(EndpointCall call, String by, String name, String typed, Supplier<Optional<StoredUser>> user) {
        if (typed.isEmpty() || typed.length() > MOST_CHARACTERS) {
            throw new CredentialsSignin();
        }
        String client = context.clients().budgetOf(call.request());
        if (!byClient.begin(client)) {
            limited("client");
            Duration wait = byClient.fail(client);
            throw new TooManyRequests("too many wrong passwords of a client", wait.isZero() ? AT_LEAST : wait);
        }
        try {
            return ofName(call, by, name, typed, user);
        } catch (CredentialsSignin e) {
            byClient.fail(client);
            throw e;
        } finally {
            byClient.end(client);
        }
    }

    private Right ofName(EndpointCall call, String by, String name, String typed, Supplier<Optional<StoredUser>> find) {
        StoredUser user = find.get().orElse(null);
        StoredPassword password = passwords
                .of(user == null ? nobody.owner() : user.user().id())
                .orElseGet(() -> StoredPassword.of(nobody));
        Map<String, String> known =
                Map.of("user", user == null ? "" : user.user().id());
        KnownBrowsers.Found browser = context.browsers().of(call.cookies(), call.cookieSet());
        String who = by
                + (user == null ? " unknown " + name : " " + user.user().id() + " " + password.stamp())
                + browser.keyOf(PROVIDER, known).map(key -> " " + key).orElse("");
        boolean open = byName.begin(who);
        try {
            boolean right = hasher.matches(password, typed) && password.counts(); // in this order, so after equal work
            if (open && right && user != null) {
                call.send(context.browsers().remember(browser, PROVIDER, known, call.cookieSet()));
                return new Right(user, password);
            }
            if (open) {
                byName.fail(who);
            } else { // not looked at, so right and wrong are treated alike, and neither counts for the name
                limited("name");
            }
            throw new CredentialsSignin();
        } finally {
            if (open) {
                byName.end(who);
            }
        }
    }

    private Optional<StoredUser> find(String name) {
        EmailAddress address = EmailAddress.of(name);
        if (address != null) {
            return users.userByEmail(address.text());
        }
        String normal = LoginNames.normal(name);
        return normal == null
                ? Optional.empty()
                : names.flatMap(each -> users.user(each.userId(normal).orElse(nobody.owner())));
    }

    private void limited(String by) {
        context.events().tell(new AuthEvent.SignInLimited(PROVIDER, by));
    }
}
