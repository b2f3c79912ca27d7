package dev.latchkey.setting;

import dev.latchkey.wire.Origin;
import java.util.List;

/** Checks the syntax of addresses and paths in settings. */
public final class AddressSyntax {

    private AddressSyntax() {}

    /**
     * Returns whether a text is the address of a web application, which is an http(s) URL without query and fragment.
     */
    public static boolean isPublic(String url) {
        String trimmed = url.trim();
        return Origin.of(trimmed) != null && trimmed.indexOf('?') < 0 && trimmed.indexOf('#') < 0;
    }

    /** Returns whether each text is an origin as browsers write it in {@code Origin}, without a path. */
    public static boolean areOrigins(List<String> origins) {
        return origins.stream().allMatch(each -> {
            Origin origin = Origin.of(each);
            return origin != null && origin.toString().equals(each);
        });
    }

    /**
     * Returns whether a path starts with a slash, does not end with one, and contains nothing that two parsers read
     * differently.
     */
    public static boolean isBasePath(String path) {
        boolean fits = path.length() > 1 && path.startsWith("/") && !path.endsWith("/") && !path.contains("//");
        for (int i = 0; fits && i < path.length(); i++) {
            char c = path.charAt(i);
            fits = (Character.isLetterOrDigit(c) && c < 128) || "/-_.~".indexOf(c) >= 0;
        }
        return fits && !path.contains("/.");
    }

    /** Returns whether a text is the address of a page, which is a path on this host or an http(s) URL. */
    static boolean isPage(String page) {
        return !page.startsWith("//") && (page.startsWith("/") || Origin.of(page) != null);
    }
}
