package dev.latchkey.cli;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import dev.latchkey.model.Claims;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces tokens and secrets in claims by the words that they are kept. */
record HiddenTokens(InstantSource clock) {

    private static final Pattern NAME = Pattern.compile(".*(token|secret|password|credential|private|api.?key).*");

    /** A JWT, signed or encrypted, whatever its name is. */
    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]*){1,3}");

    Claims in(Claims claims) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        claims.asMap().forEach((name, value) -> shown.put(name, hidden(name, value)));
        return Claims.of(shown);
    }

    private @Nullable Object hidden(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> inner) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            inner.forEach((key, each) -> shown.put(String.valueOf(key), hidden(String.valueOf(key), each)));
            return shown;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> shown = new ArrayList<>();
            list.forEach(each -> shown.add(hidden(name, each)));
            return shown;
        }
        boolean secret = value instanceof String text
                && (NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()
                        || JWT.matcher(text).matches());
        return secret ? "kept" + expiry(String.valueOf(value)) : value;
    }

    private String expiry(String token) {
        try {
            JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
            Date expires = claims == null ? null : claims.getExpirationTime(); // null for an encrypted token
            return expires == null
                    ? ""
                    : (expires.toInstant().isAfter(clock.instant()) ? ", expires " : ", expired ")
                            + expires.toInstant();
        } catch (ParseException | RuntimeException e) {
            return "";
        }
    }
}
