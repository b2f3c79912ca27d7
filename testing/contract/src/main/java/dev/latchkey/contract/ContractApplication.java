package dev.latchkey.contract;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.AuthExchange;
import dev.latchkey.Proxies;
import dev.latchkey.SessionScope;
import dev.latchkey.Sessions;
import dev.latchkey.accesstoken.AccessTokenIssuer;
import dev.latchkey.accesstoken.AccessTokens;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.callback.SignInDecision;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.store.Store;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The application that an adapter's test serves. The test writes each route as users of the framework would write it.
 * The response of a route is the result of the method in the column "Answer".
 *
 * <table>
 * <caption>The routes</caption>
 * <tr><th>Route</th><th>Answer</th><th>How</th></tr>
 * <tr><td>{@code GET /}</td><td>{@link #home}</td><td>the handler gets the session from the adapter</td></tr>
 * <tr><td>{@code /api/admin}</td><td>{@link #admin}</td><td>the handler is wrapped and gets the session</td></tr>
 * <tr><td>{@code /api/orders}</td><td>{@link #orders}</td><td>the handler requires a session</td></tr>
 * <tr><td>{@code /dashboard} and below</td><td>{@link #dashboard}</td><td>only the matcher of the guard;
 *     {@code /dashboard/recent} requires a recent sign-in, {@code /dashboard/orders} a scope, and {@code /dashboard/tenant} a query</td></tr>
 * <tr><td>{@code /own} and below</td><td>{@link #own}</td><td>{@link #ownLogic} for the paths that {@link #OWN_PATTERN}
 *     covers</td></tr>
 * <tr><td>{@code /data}</td><td>{@link #data}</td><td>nothing; the method reads {@link SessionScope}</td></tr>
 * <tr><td>{@code /open} and below, {@code /login}</td><td>{@link #open}</td><td>nothing</td></tr>
 * <tr><td>{@code /plain}</td><td>{@link #plain}</td><td>nothing</td></tr>
 * <tr><td>the WebSockets {@code /open/live}, {@code /dashboard/live}, {@code /own/live}</td><td>{@link #live}, as their
 *     first
 *     message</td><td>the handler gets the user from the adapter or the framework</td></tr>
 * <tr><td>the stream of events {@code GET /dashboard/stream}</td><td>{@link #firstEvent}, and at the end
 *     {@link dev.latchkey.model.SessionEnd#event}</td><td>the handler calls {@link AuthExchange#watch}, writes the first
 *     event, and ends when it is called</td></tr>
 * <tr><td>{@code GET /static/app.css}</td><td>{@link #CSS}</td><td>as the framework serves files</td></tr>
 * <tr><td>{@code POST /form}</td><td>{@link #form}</td><td>the framework's own form reader</td></tr>
 * <tr><td>{@code POST /in-process/sign-in}</td><td>the adapter's {@code signIn} with the form's {@code username} and
 *     {@code password}, then {@code redirectTo} if there is one</td><td>{@link #refused} if that throws
 *     {@code CredentialsSignin}</td></tr>
 * <tr><td>{@code POST /in-process/sign-out}</td><td>the adapter's {@code signOut} to {@code /open}</td><td></td></tr>
 * <tr><td>{@code POST /in-process/update}</td><td>{@link #update} with the form's {@code name}</td><td></td></tr>
 * </table>
 *
 * <p>A route without a method answers every method that the framework can route, including {@code OPTIONS}. The server
 * accepts request headers of 32 KiB and sends response headers of 32 KiB, because a session in several cookies needs
 * both.
 */
public final class ContractApplication {

    /** The text of guarded pages, which must never reach a client that the guard refuses. */
    public static final String SECRET = "dashboard-secret";

    static final String OWN_SECRET = "own-secret";

    /** The greatest age of a sign-in for the page {@code /dashboard/recent}. */
    static final Duration RECENT = Duration.ofMinutes(10);

    static final String RECENT_PATH = "/dashboard/recent";

    /** The scope that access tokens need for the page {@code /dashboard/orders}. */
    static final String SCOPE = "orders:read";

    static final String SCOPED_PATH = "/dashboard/orders";

    /** The path whose query must name the caller's own tenant. */
    static final String TENANT_PATH = "/dashboard/tenant";

    /** The name of the application in access tokens. */
    static final String AUDIENCE = "https://contract.example";

    private static final Authorized SCOPED = Authorized.scope(SCOPE);

    private static final Authorized RECENTLY = Authorized.recently(RECENT);

    /** The header that names a team. */
    static final String TEAM = "X-Team";

    /** The other origin whose pages may open WebSockets. */
    static final String SOCKET_ORIGIN = "https://pages.contract.example";

    static final String OWN_CACHING = "private, max-age=60";

    /** The file at {@code /static/app.css}. */
    public static final String CSS = "body{color:#123456}\n";

    /** The pattern of the paths for which {@link #ownLogic} runs. */
    public static final String OWN_PATTERN = "/own/:path*";

    static final String NEWEST_SECRET = "contract-secret-number-two-0123456789";
    static final String OLDER_SECRET = "contract-secret-number-one-0123456789";

    private final Auth auth;
    private final TestClock clock;
    private final Queue<Mail> mails;
    private final TestTimer timer = new TestTimer();
    private final @Nullable FailingStore store;
    private final @Nullable Auth otherNode;
    private volatile Set<Fault> faults = Set.of();
    private volatile @Nullable String team;
    private volatile @Nullable String caller;

    private ContractApplication(TestClock clock, UnaryOperator<AuthBuilder> rules) {
        this(clock, rules, new ConcurrentLinkedQueue<>(), null, null);
    }

    private ContractApplication(
            TestClock clock,
            UnaryOperator<AuthBuilder> rules,
            Queue<Mail> mails,
            @Nullable FailingStore store,
            @Nullable Auth otherNode) {
        this.clock = clock;
        this.mails = mails;
        this.store = store;
        this.otherNode = otherNode;
        this.auth = rules.apply(Auth.builder()
                        .environment(Map.of())
                        .secret(NEWEST_SECRET, OLDER_SECRET)
                        .provider(CredentialsProvider.of((typed, request) -> {
                            caller = request.remoteAddress();
                            return People.authorize(typed);
                        }))
                        .provider(CredentialsProvider.of((typed, request) -> Optional.empty())
                                .named("staff", "Staff"))
                        .with(new FavouriteColour())
                        .with(new SectionList())
                        .settings(Map.of(FavouriteColour.ID + ".tries", 4))
                        .clock(clock)
                        .openApi()
                        .watchExecutor(timer)
                        .socketOrigins(SOCKET_ORIGIN)
                        .authorized((request, session) -> {
                            pass(Fault.AUTHORIZED);
                            return session.isPresent()
                                    && !session.get().user().equals(People.MALLORY)
                                    && (team == null || team.equals(request.header(TEAM)))
                                    && (!request.matches(RECENT_PATH) || RECENTLY.test(request, session))
                                    && (!request.matches(TENANT_PATH) || "mine".equals(request.query("tenant")))
                                    && (!request.matches(SCOPED_PATH) || SCOPED.test(request, session));
                        })
                        .onSignIn(attempt -> {
                            pass(Fault.SIGN_IN);
                            return SignInDecision.allowIf(!attempt.user().id().equals("u-banned"));
                        })
                        .onJwt(this::jwt)
                        .onSession((session, token) -> {
                            pass(Fault.SESSION);
                            return session;
                        })
                        .listener(event -> pass(Fault.LISTENER)))
                .build();
    }

    /**
     * Returns an application whose guard covers {@code /dashboard} and the paths below it. The public address is not
     * configured.
     */
    public static ContractApplication guardingTheDashboard() {
        return new ContractApplication(new TestClock(), ContractApplication::dashboard);
    }

    /**
     * Works like {@link #guardingTheDashboard}, but users can also sign in at {@code provider}, which uses
     * {@code clock}, and programs come with access tokens of this provider, or of another one that is asked about them.
     */
    static ContractApplication guardingTheDashboard(TestClock clock, OAuthProvider provider, OAuthProvider asked) {
        return new ContractApplication(
                clock,
                builder -> dashboard(builder)
                        .provider(provider)
                        .with(AccessTokens.of(AccessTokenIssuer.of(provider), AccessTokens.audience(AUDIENCE))
                                .or(AccessTokenIssuer.of(asked).introspected())
                                .scopes(SCOPE)));
    }

    private static AuthBuilder dashboard(AuthBuilder builder) {
        return builder.matcher("/dashboard/:path*");
    }

    /**
     * Returns an application like {@link #guardingTheDashboard} with a store in memory, sign-in at a provider and by
     * mail, passwords, passkeys and second factors. {@code sessions} decides where the sessions are.
     *
     * @param fetching a provider that fetches authorization requests
     */
    static ContractApplication keepingUsers(TestClock clock, Provider provider, Provider fetching, Sessions sessions) {
        Queue<Mail> mails = new ConcurrentLinkedQueue<>();
        FailingStore store = new FailingStore();
        Auth otherNode = Auth.builder()
                .environment(Map.of())
                .secret(NEWEST_SECRET)
                .provider(CredentialsProvider.of((typed, request) -> Optional.empty()))
                .store(store.whole())
                .sessions(sessions)
                .clock(clock)
                .build();
        return new ContractApplication(
                clock,
                builder -> dashboard(builder)
                        .provider(provider)
                        .provider(fetching)
                        .provider(EmailProvider.of(mails::add).from("Contract <no-reply@example.test>"))
                        .mailExecutor(Runnable::run)
                        .with(Passwords.standard().withoutBreachCheck())
                        .with(Passkeys.standard())
                        .with(SecondFactor.standard()
                                .required((user, claims) -> user.displayName().startsWith(StepUsers.MUST))
                                .grace(StepUsers.GRACE))
                        .store(store.failing())
                        .sessions(sessions),
                mails,
                store,
                otherNode);
    }

    /**
     * Returns an application whose guard covers all but a few paths. The application trusts a proxy, and has a store
     * for users and records.
     */
    public static ContractApplication guardingAlmostEverything() {
        return new ContractApplication(
                new TestClock(),
                builder -> builder.matcher("/((?!api|static|plain|open|favicon.ico).*)")
                        .proxies(Proxies.trusted())
                        .store(Store.inMemory())
                        .sessions(Sessions.sealed()));
    }

    /** Returns the {@code Auth} that the adapter mounts. */
    public Auth auth() {
        return auth;
    }

    /** Returns the clock of the application. */
    public TestClock clock() {
        return clock;
    }

    /** Returns the timer that asks whether connections may stay open. */
    TestTimer timer() {
        return timer;
    }

    /** Returns another node of the application with the same store. */
    Auth otherNode() {
        return requireNonNull(otherNode, "There is no store");
    }

    /** Lets only requests pass the guard that name this team; {@code null} for all requests. */
    void demandTeam(@Nullable String only) {
        team = only;
    }

    /** Ends what a test has broken or demanded. */
    void repair() {
        breakdown();
        team = null;
        timer.repair();
    }

    void breakdown(Fault... broken) {
        faults = broken.length == 0 ? Set.of() : EnumSet.of(broken[0], broken);
        if (store != null) {
            store.fail(faults.contains(Fault.STORE));
        }
    }

    /** Returns the address of the client that last sent credentials, as the adapter reports it. */
    @Nullable
    String caller() {
        return caller;
    }

    /**
     * Returns the oldest mail that no test has read yet. The application sends a mail before it answers the request.
     */
    Mail mail() {
        return mails.remove();
    }

    private void pass(Fault fault) {
        if (faults.contains(fault)) {
            throw new IllegalStateException(fault + " is broken");
        }
    }

    private Claims jwt(JwtContext context) {
        pass(Fault.JWT);
        if (context.trigger() == JwtTrigger.UPDATE
                && context.update() instanceof Map<?, ?> update
                && update.get("name") instanceof String name) {
            return context.token().with("name", name);
        }
        return context.trigger() == JwtTrigger.SIGN_IN && People.BULKY.equals(context.user())
                ? context.token().with("bulk", "x".repeat(4_000))
                : context.token();
    }

    public Page home(Optional<Session> session) {
        return Page.text(session.map(Session::toJson).orElse("Not authenticated"));
    }

    public Page admin(Optional<Session> session) {
        return session.map(known -> Page.json(200, known.toJson()))
                .orElseGet(() -> Page.json(401, "{\"message\":\"Not authenticated\"}"));
    }

    public Page orders(Session session) {
        return Page.json(200, "{\"orders-of\":\"" + session.user().id() + "\"}");
    }

    public Page dashboard() {
        return Page.html(SECRET);
    }

    public Page own() {
        return Page.html(OWN_SECRET).with("Cache-Control", OWN_CACHING);
    }

    /** Returns a callback that lets only signed-in users pass, and redirects other users to {@code /login}. */
    public GuardCallback ownLogic() {
        return (request, session) -> {
            pass(Fault.OWN_LOGIC);
            return session.isPresent() ? Answer.next() : Answer.redirect("/login");
        };
    }

    /**
     * Answers for {@code /data}. Like code that reads data, this method throws if {@link SessionScope} has no session.
     */
    public Page data() {
        return Page.text("data-of " + SessionScope.require().user().id());
    }

    public Page open() {
        return Page.html("open");
    }

    /** Answers for WebSockets, with the id of the signed-in user. */
    public String live(Optional<String> userId) {
        return "live for " + userId.orElse("nobody");
    }

    /** Returns the first event of the stream, with the id of the signed-in user. */
    public String firstEvent(Optional<String> userId) {
        return "data: " + live(userId) + "\n\n";
    }

    public Page plain() {
        return Page.json(200, "{\"plain\":true}");
    }

    /** Answers for {@code /form}, with the form's field {@code message}. */
    public Page form(@Nullable String message) {
        return Page.text("message=" + message);
    }

    /** Answers after a refused sign-in, with the {@code reason()} of the exception. */
    public Page refused(String reason) {
        return Page.json(401, "{\"reason\":\"" + reason + "\"}");
    }

    /** Updates the session through the exchange of the request, with the form's field {@code name}. */
    public Page update(AuthExchange exchange, String name) {
        return Page.json(
                200, exchange.update(Map.of("name", name)).map(Session::toJson).orElse("null"));
    }
}
