package dev.latchkey.passkeys;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.model.Claims;
import dev.latchkey.wire.MalformedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a browser answers in a ceremony: the JSON of a {@code PublicKeyCredential} (Web Authentication Level 3, section
 * 5.1). It is read here, and nothing of it is verified.
 */
final class CredentialResponse {

    private static final Pattern TRANSPORT = Pattern.compile("[a-z-]{1,32}");
    private static final int MOST_TRANSPORTS = 8;

    private final Claims json;
    private final Claims response;
    private final String id;

    private CredentialResponse(Claims json, Claims response, String id) {
        this.json = json;
        this.response = response;
        this.id = id;
    }

    /**
     * Reads the field {@code data} of a call.
     *
     * @throws AuthException.Refused {@link ErrorCode#BAD_REQUEST}
     */
    static CredentialResponse of(EndpointCall call) {
        Object data = call.body().members().get("data");
        if (data instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            object.forEach((name, value) -> members.put(String.valueOf(name), value));
            return of(Claims.of(members));
        }
        return parse(data instanceof String text ? text : "");
    }

    static CredentialResponse parse(String text) {
        try {
            return of(Claims.parse(text));
        } catch (MalformedException e) {
            throw new AuthException.Refused(ErrorCode.BAD_REQUEST, "the credential is no JSON object", e);
        }
    }

    private static CredentialResponse of(Claims json) {
        byte[] id = Base64Url.read(json.text("id").orElse(""));
        if (id == null || id.length == 0 || json.object("response").isEmpty()) {
            throw malformed("id or response");
        }
        return new CredentialResponse(json, json.object("response"), Base64Url.of(id));
    }

    /** Returns the id of the credential, as its record has it. */
    String id() {
        return id;
    }

    /** Returns whether the ceremonies that are there twice agree. */
    boolean isConsistent() {
        return json.text("id").equals(json.text("rawId"))
                && json.text("type").filter("public-key"::equals).isPresent();
    }

    /**
     * Returns a part of the response.
     *
     * @throws AuthException.Refused {@link ErrorCode#BAD_REQUEST}
     */
    byte[] bytes(String member) {
        byte[] bytes = Base64Url.read(response.text(member).orElse(""));
        if (bytes == null || bytes.length == 0) {
            throw malformed(member);
        }
        return bytes;
    }

    /** Returns how the browser reaches the authenticator. */
    List<String> transports() {
        return response.texts("transports").stream()
                .filter(text -> TRANSPORT.matcher(text).matches())
                .distinct()
                .limit(MOST_TRANSPORTS)
                .toList();
    }

    private static AuthException.Refused malformed(String what) {
        return new AuthException.Refused(ErrorCode.BAD_REQUEST, "the credential has no " + what);
    }

    @Override
    public String toString() {
        return "CredentialResponse[hidden]";
    }
}
