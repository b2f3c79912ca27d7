package dev.latchkey.spring.boot.mvc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.http.AuthResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.util.StreamUtils;

/**
 * Sends an {@code AuthResponse} that is the body of a {@code ResponseEntity<?>}; a JSON library would write {@code {}}.
 */
final class AuthResponseMessageConverter extends AbstractHttpMessageConverter<AuthResponse> {

    AuthResponseMessageConverter() {
        super(MediaType.ALL);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == AuthResponse.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected AuthResponse readInternal(Class<? extends AuthResponse> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Answers are not read from bodies", input);
    }

    @Override
    protected void addDefaultHeaders(HttpHeaders headers, AuthResponse answer, @Nullable MediaType type) {
        answer.writeHeaders(headers::set, headers::add);
    }

    @Override
    protected void writeInternal(AuthResponse answer, HttpOutputMessage output) throws IOException {
        if (output instanceof ServerHttpResponse response) {
            response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        }
        StreamUtils.copy(answer.body().getBytes(UTF_8), output.getBody());
    }
}
