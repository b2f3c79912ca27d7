package dev.latchkey;

import dev.latchkey.guard.Matcher;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import dev.latchkey.site.PublicUrlResolver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the paths of the application's own pages and of the pictures on the built-in pages, which the guard leaves
 * open to everybody.
 */
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
     * @throws IllegalStateException if a page or picture differs from others only in its query or fragment
     */
    static Set<String> of(
            CustomPages pages, Theme theme, PublicUrlResolver publicUrl, List<Matcher> matchers, boolean guarded) {
        UnguardedPages open = new UnguardedPages(publicUrl, matchers, guarded);
        open.add("CustomPages.signIn", pages.signIn());
        open.add("CustomPages.signOut", pages.signOut());
        open.add("CustomPages.error", pages.error());
        open.add("CustomPages.verifyRequest", pages.verifyRequest());
        open.add("CustomPages.terms", pages.terms());
        open.add("CustomPages.privacy", pages.privacy());
        open.add("CustomPages.help", pages.help());
        open.add("Theme.logo", theme.logo());
        open.add("Theme.darkLogo", theme.darkLogo());
        open.add("Theme.favicon", theme.favicon());
        return Set.copyOf(open.paths);
    }

    private void add(String call, @Nullable String page) {
        String path = page == null ? null : publicUrl.pathOf(page);
        if (page == null || path == null) {
            return;
        }
        if ((page.indexOf('?') >= 0 || page.indexOf('#') >= 0) && isGuarded(path)) {
            throw new IllegalStateException(call + "(\"" + page + "\") would open \"" + path
                    + "\" to everybody, whatever stands behind it in the address: give it a path of its own, or"
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
