package dev.latchkey.spring.boot.mvc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Session;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.StreamUtils;

/** Writes a session that a controller returns: its JSON is known, so no library need work it out again. */
final class SessionMessageConverter extends AbstractHttpMessageConverter<Session> {

    SessionMessageConverter() {
        super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Session.class.isAssignableFrom(type);
    }

    /** Never: nobody is signed in by what a request's body says. */
    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Session readInternal(Class<? extends Session> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Sessions are not read from bodies", input);
    }

    @Override
    protected Long getContentLength(Session session, @Nullable MediaType contentType) {
        return (long) session.toJson().getBytes(UTF_8).length;
    }

    @Override
    protected void writeInternal(Session session, HttpOutputMessage output) throws IOException {
        StreamUtils.copy(session.toJson().getBytes(UTF_8), output.getBody());
    }
}
