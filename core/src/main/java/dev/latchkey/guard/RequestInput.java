package dev.latchkey.guard;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.MalformedException;
import dev.latchkey.wire.RequestCookies;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as conditions see it. */
record RequestInput(AuthRequest request) implements MatchInput {

    @Override
    public List<String> headers(String name) {
        return request.headers(name);
    }

    @Override
    public @Nullable String cookie(String name) {
        return new RequestCookies(request.headers("Cookie")).get(name);
    }

    @Override
    public @Nullable String query(String name) {
        try {
            return Form.parse(request.query()).get(name);
        } catch (MalformedException e) {
            return null;
        }
    }

    @Override
    public String host() {
        String host = request.host();
        return host == null ? "" : host;
    }
}
