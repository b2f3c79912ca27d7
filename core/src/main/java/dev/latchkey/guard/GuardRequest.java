package dev.latchkey.guard;

import dev.latchkey.http.AuthRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as a rule sees it: decoded, so that {@code /%61dmin} and {@code /admin} are one path, and without the body,
 * which belongs to the handler. Rules about paths are best said with {@link #matches}, which tries every spelling and
 * does not care about case.
 */
public final class GuardRequest {

    private final AuthRequest request;
    private final RequestInput input;

    GuardRequest(AuthRequest request) {
        this.request = request;
        this.input = new RequestInput(request);
    }

    public String method() {
        return request.method();
    }

    /** The path within the application, decoded as the framework's router decodes it. */
    public String path() {
        return request.routedPath();
    }

    /**
     * Whether the path fits {@code pattern}, in any of its spellings. Parses the pattern; a rule that is asked often
     * keeps a {@link Matcher}.
     *
     * @throws IllegalArgumentException if the pattern does not parse
     */
    public boolean matches(String pattern) {
        return matches(Matcher.path(pattern));
    }

    /** Whether {@code matcher} covers this request. */
    public boolean matches(Matcher matcher) {
        return matcher.matches(PathSpellings.candidates(request.path(), request.routedPath()), input);
    }

    /** The first value of a header, or {@code null}. What a browser sends is not to be trusted. */
    public @Nullable String header(String name) {
        return request.header(name);
    }

    /** Every value of a header. */
    public List<String> headers(String name) {
        return request.headers(name);
    }

    /** The last value of a query parameter, or {@code null}. */
    public @Nullable String query(String name) {
        return input.query(name);
    }

    /** The value of a cookie, or {@code null}. */
    public @Nullable String cookie(String name) {
        return input.cookie(name);
    }
}
