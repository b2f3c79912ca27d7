package dev.latchkey.testing.spring;

import dev.latchkey.testing.SignedIn;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Signs users in for requests of {@code MockMvc}:
 *
 * <pre>{@code
 * mvc.perform(get("/admin").with(signedIn(SignedIn.as("ada").withRoles("admin")))).andExpect(status().isOk());
 * }</pre>
 *
 * The {@code Auth} of the application makes the session, in its store if it has one, and reads it from the cookie like
 * every other session.
 */
public final class LatchkeyMockMvc {

    private LatchkeyMockMvc() {}

    /** Signs in a user with only an id. */
    public static RequestPostProcessor signedIn(String id) {
        return signedIn(SignedIn.as(id));
    }

    /**
     * Signs in a user. A session cookie that the request already has is replaced.
     *
     * @return a post-processor, which throws {@link IllegalStateException} if the application does not accept the
     *     session; the message says how to mend this
     */
    public static RequestPostProcessor signedIn(SignedIn user) {
        return request -> MockCookies.add(
                request,
                ContextSessions.cookie(
                        WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext()),
                        user));
    }
}
