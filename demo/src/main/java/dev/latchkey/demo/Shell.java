package dev.latchkey.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/**
 * What all pages have in common.
 *
 * @param here path and query of the page, where a sign-in from it leads back to
 * @param visitor {@code null}: nobody is signed in
 */
record Shell(String title, String here, @Nullable Visitor visitor) {

    /** Where the link "Sign in" leads. */
    String signIn() {
        return "/auth/signin?callbackUrl=" + URLEncoder.encode(here, UTF_8);
    }

    boolean isUnder(String path) {
        return here.equals(path) || here.startsWith(path + "/") || here.startsWith(path + "?");
    }
}
