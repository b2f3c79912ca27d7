package dev.latchkey.page;

import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.TextKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pictures and links of the application that all pages show. Each is a URL, or a path below the path at which the
 * application is mounted.
 *
 * @param darkLogo the logo where the user's system is dark; {@code null} if it is the same
 * @param favicon the icon of the tab; an empty picture if there is none, so that browsers request none
 */
record PageLook(@Nullable String logo, @Nullable String darkLogo, String favicon, List<Link> links) {

    private static final String NO_ICON = "data:,";

    /** A link below the card. */
    record Link(TextKey label, String href) {}

    /**
     * Checks the pictures of a theme.
     *
     * @throws IllegalArgumentException if a picture is on another host, because that host would learn who signs in, and
     *     when
     */
    static void requirePictures(Theme theme) {
        requireOurs(theme.logo(), "logo");
        requireOurs(theme.darkLogo(), "darkLogo");
        requireOurs(theme.favicon(), "favicon");
    }

    /** Returns the look for a theme. Throws what {@link #requirePictures} throws. */
    static PageLook of(Theme theme, CustomPages pages) {
        requirePictures(theme);
        String logo = theme.logo();
        String darkLogo = theme.darkLogo();
        String favicon = theme.favicon();
        List<Link> links = new ArrayList<>();
        add(links, CoreText.PAGE_TERMS, pages.terms());
        add(links, CoreText.PAGE_PRIVACY, pages.privacy());
        add(links, CoreText.PAGE_HELP, pages.help());
        boolean dark = theme.colorScheme() == Theme.ColorScheme.DARK;
        boolean both = theme.colorScheme() == Theme.ColorScheme.AUTO;
        return new PageLook(
                darkLogo != null && (dark || logo == null) ? darkLogo : logo,
                both && logo != null ? darkLogo : null,
                favicon == null ? NO_ICON : favicon,
                List.copyOf(links));
    }

    /** Returns this look with pictures and links of the application whose home page is at {@code homeUrl}. */
    PageLook at(String homeUrl) {
        String contextPath = SafeLinks.path(homeUrl);
        return new PageLook(
                logo == null ? null : below(contextPath, logo),
                darkLogo == null ? null : below(contextPath, darkLogo),
                below(contextPath, favicon),
                links.stream()
                        .map(link -> new Link(link.label(), below(contextPath, link.href())))
                        .toList());
    }

    /**
     * Returns this look without pictures of this host and links to it, where nobody knows at which path the application
     * is mounted.
     */
    PageLook elsewhere() {
        return new PageLook(
                logo == null || isLocal(logo) ? null : logo,
                darkLogo == null || isLocal(darkLogo) ? null : darkLogo,
                isLocal(favicon) ? NO_ICON : favicon,
                links.stream().filter(link -> !isLocal(link.href())).toList());
    }

    private static String below(String contextPath, String url) {
        return isLocal(url) ? contextPath + url : url;
    }

    private static boolean isLocal(String url) {
        return url.startsWith("/");
    }

    private static void add(List<Link> links, CoreText label, @Nullable String page) {
        if (page != null) {
            links.add(new Link(label, SafeLinks.href(page)));
        }
    }

    private static void requireOurs(@Nullable String image, String what) {
        if (image != null && !isOurs(image)) {
            throw new IllegalArgumentException("Theme." + what + " is a path on this host, such as /" + what
                    + ".svg, or a data:image/ URL; \"" + image + "\" is neither");
        }
    }

    private static boolean isOurs(String image) {
        boolean path = image.startsWith("/") && !image.startsWith("//");
        // Browsers drop tabs and line breaks from URLs and read a backslash as a slash.
        return (path || image.startsWith("data:image/"))
                && image.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '\\');
    }
}
