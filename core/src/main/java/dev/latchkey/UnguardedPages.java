package dev.latchkey;

import dev.latchkey.guard.Matcher;
import dev.latchkey.model.CustomPages;
import dev.latchkey.site.PublicUrlResolver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the paths of the application's own pages, which the guard leaves open to everybody. */
final class UnguardedPages {

    private final PublicUrlResolver publicUrl;
    private final List<Matcher> matchers;
    private final boolean guarded;
    private final Set<String> paths = new HashSet<>();

    private UnguardedPages(PublicUrlResolver publicUrl, List<Matcher> matchers, boolean guarded) {
        this.publicUrl = publicUrl;
        this.matchers = matchers;
        this.guarded = guarded;
    }

    /**
     * Returns the paths that the guard leaves open.
     *
     * @param guarded whether every path is guarded if there are no matchers
     * @throws IllegalStateException if a page differs from others only in its query or fragment
     */
    static Set<String> of(CustomPages pages, PublicUrlResolver publicUrl, List<Matcher> matchers, boolean guarded) {
        UnguardedPages open = new UnguardedPages(publicUrl, matchers, guarded);
        open.add("signIn", pages.signIn());
        open.add("signOut", pages.signOut());
        open.add("error", pages.error());
        open.add("verifyRequest", pages.verifyRequest());
        open.add("terms", pages.terms());
        open.add("privacy", pages.privacy());
        open.add("help", pages.help());
        return Set.copyOf(open.paths);
    }

    private void add(String call, @Nullable String page) {
        String path = page == null ? null : publicUrl.pathOf(page);
        if (page == null || path == null) {
            return;
        }
        if ((page.indexOf('?') >= 0 || page.indexOf('#') >= 0) && isGuarded(path)) {
            throw new IllegalStateException("CustomPages." + call + "(\"" + page + "\") would open \"" + path
                    + "\" to everybody, whatever stands behind it in the address: give the page a path of its own, or"
                    + " leave \"" + path + "\" out of the matchers");
        }
        paths.add(path);
    }

    private boolean isGuarded(String path) {
        return matchers.isEmpty()
                ? guarded
                : matchers.stream().anyMatch(matcher -> matcher.path().matches(path));
    }
}
