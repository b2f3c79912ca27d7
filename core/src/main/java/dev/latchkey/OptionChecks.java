package dev.latchkey;

import dev.latchkey.feature.Installable;
import dev.latchkey.method.OAuthProviders;
import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.CustomPages;
import dev.latchkey.page.ThemeCheck;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.setting.SessionSettings.Kind;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks that the options fit together. This class does not check combinations that the types already rule out. */
final class OptionChecks {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);
    private static final String CALL_STORE = ": call store(…), such as JdbcStore.of(dataSource)";

    /**
     * The names of Latchkey's other cookies. A cookie's name is the salt of its key, so two cookies must not have the
     * same name.
     */
    private static final Pattern OWN_COOKIES = Pattern.compile(
            "authjs\\.(callback-url|csrf-token|attempt|email|pending|known-browser|last-provider|typed|language)");

    private final AuthOptions options;
    private final ConfigurationMistakes mistakes;

    private OptionChecks(AuthOptions options, ConfigurationMistakes mistakes) {
        this.options = options;
        this.mistakes = mistakes;
    }

    static void check(
            AuthOptions options, PublicSite site, Collection<Provider> providers, ConfigurationMistakes mistakes) {
        OptionChecks checks = new OptionChecks(options, mistakes);
        checks.store();
        checks.sessions();
        checks.others();
        checks.pages();
        mistakes.addIf(
                options.explainRefusals && !site.publicUrl().isLocal(),
                "explainRefusals() tells strangers how the application is guarded: leave it out, because the public"
                        + " address is not this machine's, or a proxy is trusted");
        Set<Provider> mailing = new LinkedHashSet<>();
        for (Provider provider : providers) {
            if (provider.sendsMail()) {
                mailing.add(provider);
            }
        }
        if (options.mail != null) {
            mailing.add(options.mail);
        }
        for (Provider provider : mailing) {
            checks.email(provider, site);
        }
        checks.features(!mailing.isEmpty());
        checks.revocation(providers);
        checks.references(providers);
        checks.warn();
    }

    private void store() {
        mistakes.addIf(
                options.store == null && options.linkByEmail,
                "dangerouslyLinkAccountsByEmail() without a store has nothing to link" + CALL_STORE);
        mistakes.addIf(
                options.store == null && options.keepProviderTokens,
                "keepProviderTokens() without a store has nowhere to keep them, because tokens never travel in a cookie"
                        + CALL_STORE);
        mistakes.addIf(
                options.store == null && options.pages.newUser() != null,
                "newUser(…) of CustomPages without a store has nobody to tell who is new" + CALL_STORE);
    }

    /**
     * Checks the session options. Code alone cannot combine most of these wrongly, but code and settings together can.
     */
    private void sessions() {
        SessionOptions sessions = options.sessions;
        mistakes.addIf(
                options.store == null && sessions.kind() == Kind.STORED,
                "Sessions.stored() without a store has nowhere to keep sessions" + CALL_STORE);
        mistakes.addIf(
                options.store == null && sessions.revocable() != null,
                "revocable(…) of sealed sessions without a store has nowhere to keep which ones were ended"
                        + CALL_STORE);
        Duration browser = sessions.rememberMe();
        mistakes.addIf(
                browser != null && browser.compareTo(sessions.idle()) > 0,
                "rememberMe(…) of Sessions gives a session that ends with the browser a longer time than idle(…) gives one"
                        + " that lasts: shorten it");
        mistakes.addIf(
                sessions.stored() && sessions.revocable() != null,
                "revocable(…) is for sealed sessions, and these are stored, which can be ended without it: leave it out,"
                        + " or call sessions(Sessions.sealed()…)");
        mistakes.addIf(
                !sessions.stored() && (sessions.plainTokens() || sessions.forgetClients()),
                "dangerouslyStorePlainTokens() and forgetClients() are for stored sessions, and these are sealed: leave"
                        + " them out, or call sessions(Sessions.stored()…)");
    }

    private void others() {
        String name = options.sessionCookie;
        mistakes.addIf(
                name != null && name.startsWith("__Host-") && options.cookieDomain != null,
                "The session cookie's name starts with __Host-, which browsers refuse together with a domain: leave"
                        + " domain(…) of Cookies out, or give the cookie another name");
        mistakes.addIf(
                name != null && OWN_COOKIES.matcher(name).find(),
                "The session cookie has a name that another of our cookies has: give it another with session(…) of"
                        + " Cookies");
        mistakes.addIf(
                options.httpClient != null && options.httpClient.followRedirects() != HttpClient.Redirect.NEVER,
                "httpClient follows redirects: build it with Redirect.NEVER");
    }

    private void pages() {
        CustomPages pages = options.pages;
        twice(BuiltInPage.SIGN_IN, "signIn(…)", pages.signIn());
        twice(BuiltInPage.SIGN_OUT, "signOut(…)", pages.signOut());
        twice(BuiltInPage.ERROR, "error(…)", pages.error());
        twice(BuiltInPage.VERIFY_REQUEST, "verifyRequest(…)", pages.verifyRequest());
    }

    private void twice(BuiltInPage page, String call, @Nullable String own) {
        mistakes.addIf(
                own != null && options.pages.templates().containsKey(page),
                "replace(" + page + ", …) of CustomPages and " + call
                        + " of CustomPages both replace one page: leave one out");
    }

    private void features(boolean sends) {
        for (Installable feature : options.features.all()) {
            String who = "The feature \"" + feature.id() + "\"";
            mistakes.addIf(
                    options.store == null && feature.needsStore(),
                    who + " needs a store for what it keeps" + CALL_STORE);
            mistakes.addIf(
                    !sends && feature.needsMail(),
                    who + " sends mails, and nothing sends them: call mail(…), such as mail(EmailProviders.smtp())");
        }
    }

    private void revocation(Collection<Provider> providers) {
        mistakes.addIf(
                !options.revokedTokens.isEmpty() && !options.keepProviderTokens,
                "revokeTokensOnSignOut(…) has no tokens to revoke: call keepProviderTokens()");
        for (String id : options.revokedTokens) {
            mistakes.addIf(
                    !OAuthProviders.of(providers).containsKey(id),
                    "revokeTokensOnSignOut(…) names \"" + id + "\", and there is no such OAuth provider");
        }
    }

    private void references(Collection<Provider> providers) {
        for (OAuthProvider provider : OAuthProviders.of(providers).values()) {
            mistakes.addIf(
                    options.store == null && provider.definition().security().sendsRequestsByReference(),
                    "Provider \"" + provider.id()
                            + "\" fetches signed requests, and without a store there is nowhere to keep them"
                            + CALL_STORE);
        }
    }

    private void email(Provider provider, PublicSite site) {
        String who = "Provider \"" + provider.id() + "\"";
        mistakes.addIf(options.store == null, who + " needs a store for what it sends" + CALL_STORE);
        mistakes.addIf(
                options.store != null && !options.sessions.stored() && options.sessions.revocable() == null,
                who + " has to end the sessions that others had with an address until its owner proved it: call"
                        + " revocable(bound) of Sessions.sealed(), or sessions(Sessions.stored())");
        mistakes.check(() -> site.requireHostsForMail(provider));
    }

    private void warn() {
        if (options.linkByEmail) {
            LOG.warn(
                    "dangerouslyLinkAccountsByEmail: anybody who can make a provider vouch for an address is its user");
        }
        for (String warning : mistakes.get(() -> ThemeCheck.warnings(options.theme), List.<String>of())) {
            LOG.warn(warning);
        }
        if (options.sessions.plainTokens()) {
            LOG.warn("dangerouslyStorePlainTokens: anybody who can read the store can be every user in it");
        }
    }
}
