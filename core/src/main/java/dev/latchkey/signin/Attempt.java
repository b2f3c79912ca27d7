package dev.latchkey.signin;

import dev.latchkey.wire.SetCookie;
import java.util.List;

/** x */
public final class Attempt {
    public List<SetCookie> clearing() {
        return List.of();
    }

    public String callbackUrl() {
        return "";
    }
}
