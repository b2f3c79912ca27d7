package dev.latchkey.modules.pages;

import static dev.latchkey.accesstoken.AccessTokens.audience;
import static dev.latchkey.guard.Authorized.*;
import static dev.latchkey.model.Factor.Kind.PHISHING_RESISTANT;
import static java.util.stream.Collectors.joining;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Users;
import dev.latchkey.accesstoken.AccessTokenIssuer;
import dev.latchkey.accesstoken.AccessTokens;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.accountpage.Attribute;
import dev.latchkey.accountpage.UserData;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.mail.EmailProviders;
import dev.latchkey.mail.SmtpSender;
import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.PageModel;
import dev.latchkey.model.PageTemplate;
import dev.latchkey.model.Session;
import dev.latchkey.model.SignOutScope;
import dev.latchkey.model.Theme;
import dev.latchkey.model.ThemeColor;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.provider.ProviderLogo;
import dev.latchkey.provider.ProviderStyle;
import dev.latchkey.provider.Providers;
import dev.latchkey.provider.RoleMapping;
import dev.latchkey.provider.SignInMail;
import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.testing.OpenIdProvider;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Of the pages on users, access tokens, mails, and the built-in pages. */
@SuppressWarnings("unused")
final class UserPages {

    static final Attribute<String> LOCALE =
            Attribute.text("locale").label("Language").editable().inSession();
    static final Attribute<Long> CREDIT = Attribute.number("credit");

    interface Orders {

        void deleteOf(String userId);
    }

    interface Page {

        String render(SignInMail mail);
    }

    private UserPages() {}

    static void users(Auth auth, String id) {
        Users users = auth.users();
        users.find(id); // Optional<User>
        users.findByEmail("ada@example.org"); // Optional<User>
        users.page("", 50); // the first 50 users; the next page begins behind the last id
        users.disable(id); // no session counts any more, and the user cannot sign in
        users.enable(id);
        users.isDisabled(id);
        users.endSessions(id);
        users.delete(id); // with everything that belongs to the user
    }

    static AuthBuilder onDelete(Orders orders) {
        return Auth.builder().onDelete(user -> orders.deleteOf(user.id())); // an exception refuses the deletion
    }

    static Auth attributes(DataSource dataSource) {
        Auth auth = Auth.builder()
                .provider(Providers.github())
                .store(JdbcStore.of(dataSource).migrate())
                .with(AccountPage.standard().attributes(LOCALE, CREDIT))
                .build();
        return auth;
    }

    static void userData(Auth auth, Session session, String id) {
        UserData data = UserData.of(auth);
        data.set(id, CREDIT, 100L);
        Optional<Long> credit = data.get(id, CREDIT);
        Optional<String> locale = LOCALE.of(session);
    }

    static Auth accessTokens() {
        Auth auth = Auth.builder()
                .with(AccessTokens.of("https://login.example.com", audience("https://api.example.com")))
                .matcher("/api/:path*")
                .authorized(Authorized.scope("orders:read"))
                .build();
        return auth;
    }

    static AuthBuilder issuers(AuthBuilder builder) {
        return builder.with(AccessTokens.of(
                        AccessTokenIssuer.of("https://login.example.com/realms/shop")
                                .keycloak(),
                        audience("https://api.example.com"))
                .or(AccessTokenIssuer.of("https://other.example").introspected("client-id", "client-secret")));
    }

    static String accessToken(OpenIdProvider idp) {
        String token = idp.accessToken("https://api.example.com")
                .person("ada")
                .scopes("orders:read")
                .issue();
        return token;
    }

    static void signingOut(JavalinAuth auth, Context ctx) {
        auth.signOut(ctx, "/"); // as the provider is configured
        auth.signOut(ctx, SignOutScope.LOCAL, "/"); // this browser, here
        auth.signOut(ctx, SignOutScope.PROVIDER, "/"); // and at the provider
        auth.signOut(ctx, SignOutScope.EVERYWHERE, "/"); // all sessions of the user here, and at the provider
    }

    static Auth email(DataSource dataSource) {
        Auth auth = Auth.builder()
                .provider(EmailProviders.smtp().from("Acme <no-reply@acme.example>"))
                .store(JdbcStore.of(dataSource).migrate())
                .build();
        return auth;
    }

    static OAuthProvider authority() {
        return OAuthProvider.oidc("bank", "Bank")
                .issuer("https://login.bank.example")
                .authoritativeFor("bank.example");
    }

    static void template(Page page) {
        EmailProviders.smtp()
                .template((mail, request) -> new MailContent(
                        "Your link for " + mail.site(),
                        "Sign in: " + mail.url() + "\nor type " + mail.code(),
                        page.render(mail)));
    }

    static EmailProvider timeout(String url) {
        return EmailProvider.of(SmtpSender.of(url).timeout(Duration.ofSeconds(5)));
    }

    static OAuthProvider fapi(String jwk) {
        return OAuthProvider.oidc("bank", "Bank")
                .issuer("https://sso.bank.example")
                .clientId("app")
                .security(OAuthSecurity.fapi2().privateKeyJwt(ClientKeys.jwk(jwk)));
    }

    static AuthBuilder oneLanguage() {
        return Auth.builder().language(request -> Optional.of(Locale.GERMAN)); // an application in one language
    }

    static AuthBuilder languages(Map<String, String> danish) {
        return Auth.builder()
                .texts(Map.of("sign-in.heading", "Welcome back")) // English
                .texts(Locale.GERMAN, Map.of("sign-in.heading", "Willkommen zurück"))
                .texts(Locale.forLanguageTag("da"), danish); // a language that Latchkey does not have
    }

    static OAuthProvider style() {
        return OAuthProvider.oidc("acme", "Acme").style(ProviderStyle.of(ProviderLogo.of("M12 2l10 20H2z", "#635bff")));
    }

    static AuthBuilder theme() {
        return Auth.builder()
                .theme(Theme.standard()
                        .name("Acme")
                        .color(ThemeColor.BRAND_COLOR, "#635bff")
                        .dark(ThemeColor.BRAND_COLOR, "#8f89ff")
                        .font(Theme.Font.ROUNDED)
                        .corners(6)
                        .logo("/logo.svg")
                        .darkLogo("/logo-dark.svg")
                        .favicon("/favicon.svg"))
                .pages(CustomPages.none().terms("/terms").privacy("/privacy").help("/help"));
    }

    static AuthBuilder replaced(AuthBuilder builder) {
        return builder.pages(CustomPages.none().replace(BuiltInPage.SIGN_IN, page ->
                """
                        <!doctype html>
                        <html lang="%s">
                        <link rel="stylesheet" href="/acme.css">
                        <title>%s</title>
                        <main>%s</main>
                        </html>
                        """.formatted(page.language(), PageTemplate.escape(page.title()), forms(page))));
    }

    static String forms(PageModel page) {
        return page.choices().stream().map(PageModel.Choice::form).collect(joining());
    }

    static AuthBuilder texts() {
        return Auth.builder()
                .texts(Map.of(
                        "sign-in.heading", "Welcome back",
                        "sign-in.lead", "Sign in to reach {0}",
                        "mail.subject", "Your link for {0}"));
    }

    static AuthBuilder rules(AuthBuilder builder) {
        return builder.authorized(any(role("admin"), all(signedIn(), not(role("banned")))));
    }

    static void recent(JavalinAuth auth, JavalinConfig config) {
        // in Javalin; each adapter has guard(…)
        config.routes.before(auth.guard("/settings/:path*", GuardCallback.requiring(recently(Duration.ofMinutes(10)))));
        config.routes.before(auth.guard(
                "/payments/:path*",
                GuardCallback.requiring(
                        all(role("treasurer"), factor(PHISHING_RESISTANT).within(Duration.ofHours(1))))));
    }

    static OAuthProvider keycloakRoles() {
        return Providers.keycloak().roles(RoleMapping.keycloakRealm().and(RoleMapping.keycloakClient("app")));
    }

    static void audit(JavalinAuth auth, Javalin app) {
        auth.audit(app).requireGuarded("/", "/plain", "/static/*");
    }
}
