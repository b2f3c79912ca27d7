package dev.latchkey.feature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Ascii;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a request's body, which is a JSON object or a form (wire.md#requests).
 *
 * @param repeated the names of the fields that a form has more than once; the last value is among {@code members}
 */
public record RequestBody(Map<String, @Nullable Object> members, Set<String> repeated) {

    public static final RequestBody NONE = new RequestBody(Map.of());

    public RequestBody(Map<String, @Nullable Object> members) {
        this(members, Set.of());
    }

    /**
     * Reads the body of a POST; any other method and any other content type have none.
     *
     * @throws AuthException.Refused {@link ErrorCode#BODY_TOO_LARGE} or {@link ErrorCode#BAD_REQUEST}
     */
    public static RequestBody read(AuthRequest request, int limit) {
        String header = request.header("Content-Type");
        String type = header == null ? "" : Ascii.lower(header);
        boolean json = type.contains("application/json");
        if (!request.method().equals("POST") || !(json || type.contains("application/x-www-form-urlencoded"))) {
            return NONE;
        }
        byte[] bytes;
        try {
            bytes = request.body(limit);
        } catch (IOException e) {
            throw new AuthException.Refused(ErrorCode.BAD_REQUEST, "the body did not arrive", e);
        }
        if (bytes.length > limit) {
            throw new AuthException.Refused(ErrorCode.BODY_TOO_LARGE, "the body has more than " + limit + " bytes");
        }
        String text = new String(bytes, UTF_8);
        try {
            return json ? ofJson(text) : ofForm(text);
        } catch (MalformedException e) {
            throw new AuthException.Refused(ErrorCode.BAD_REQUEST, "the body is not well-formed", e);
        }
    }

    private static RequestBody ofForm(String text) {
        return new RequestBody(new HashMap<String, @Nullable Object>(Form.parse(text)), Form.repeated(text));
    }

    private static RequestBody ofJson(String text) {
        return Json.parse(text) instanceof Map<?, ?> object ? new RequestBody(members(object)) : NONE;
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> object) {
        Map<String, @Nullable Object> members = new HashMap<>();
        object.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    /** Returns a member that is text; {@code null} if it is absent or of another kind. */
    public @Nullable String text(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    /** Returns whether a member is {@code true}, or the text that a ticked checkbox sends. */
    public boolean isOn(String name) {
        Object sent = members.get(name);
        return Boolean.TRUE.equals(sent) || "true".equals(sent) || "on".equals(sent);
    }

    /** Returns the members that are text. */
    public Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        members.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    @Override
    public String toString() {
        return "RequestBody" + members.keySet();
    }
}
