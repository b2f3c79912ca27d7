package dev.latchkey.spring.mvc;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** A controller's {@code AuthResponse}, such as what {@code exchange.signOut("/")} returns. */
final class Answers implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return type.getParameterType() == AuthResponse.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        if (value instanceof AuthResponse answer && response != null) {
            ServletAuth.send(answer, response);
        }
    }
}
