package dev.latchkey.exchange;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.MalformedException;

/** Finds the address to which the browser goes after a sign-in for which the application gave no address. */
final class DefaultRedirect {

    private DefaultRedirect() {}

    static String of(AuthRequest request) {
        try {
            String asked = Form.parse(request.query()).get("callbackUrl");
            String referer = request.header("Referer");
            return asked != null ? asked : referer != null ? referer : "/";
        } catch (MalformedException e) {
            return "/";
        }
    }
}
