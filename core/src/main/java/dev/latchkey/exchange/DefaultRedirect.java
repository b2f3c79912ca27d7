package dev.latchkey.exchange;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.MalformedException;

/** Finds where a sign-in leads that names no address. */
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
