package dev.latchkey.endpoint;

import dev.latchkey.callback.SignInCallback;
import dev.latchkey.model.CustomPages;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.CsrfTokens;
import dev.latchkey.session.Sessions;
import dev.latchkey.signin.Accounts;
import dev.latchkey.signin.EmailSignIn;
import dev.latchkey.signin.OAuthSignIn;
import dev.latchkey.site.CallbackUrls;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoints are put together from.
 *
 * @param providers by id, in the order of configuration
 * @param credentials asks the application whose credentials are
 * @param email sign-in by e-mail; {@code null}: no provider does that
 * @param accounts the users of the store; {@code null}: there is none
 * @param signIn the application's say in who signs in
 * @param mailExecutor runs the sending of mails
 * @param bodyLimit how many bytes of a body are read
 * @param rolesClaim under which name a provider's roles go into the token
 * @param clients who makes a request
 */
public record Parts(
        Map<String, Provider> providers,
        OAuthSignIn oauth,
        CredentialChecks credentials,
        @Nullable EmailSignIn email,
        @Nullable Accounts accounts,
        Sessions sessions,
        CsrfTokens csrfTokens,
        CallbackUrls callbackUrls,
        @Nullable SignInCallback signIn,
        Listeners listeners,
        Pages pages,
        CustomPages customPages,
        Executor mailExecutor,
        int bodyLimit,
        String rolesClaim,
        Clients clients) {}
