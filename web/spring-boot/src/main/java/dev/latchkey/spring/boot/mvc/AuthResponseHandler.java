package dev.latchkey.spring.boot.mvc;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Sends an {@code AuthResponse} that a controller returns, such as the result of {@code exchange.signOut("/")}. The
 * response may be in an {@code Optional} or a {@code ResponseEntity}. {@link AuthResponseMessageConverter} handles a
 * response that the return type does not name.
 */
final class AuthResponseHandler implements HandlerMethodReturnValueHandler {

    private static final Set<Class<?>> AROUND = Set.of(Optional.class, HttpEntity.class, ResponseEntity.class);

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        Class<?> raw = type.getParameterType(); // Spring asks for each request, and generics take long to resolve
        if (raw != AuthResponse.class && raw != Optional.class && !HttpEntity.class.isAssignableFrom(raw)) {
            return false;
        }
        ResolvableType declared = ResolvableType.forMethodParameter(type);
        while (AROUND.contains(declared.toClass())) {
            declared = declared.getGeneric();
        }
        return declared.toClass() == AuthResponse.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        Object answer = inside(value);
        if (answer instanceof AuthResponse ours && response != null) {
            ServletAuth.send(ours, response);
        }
    }

    private static @Nullable Object inside(@Nullable Object value) {
        Object inner = value;
        while (inner instanceof Optional<?> || inner instanceof HttpEntity<?>) {
            inner = inner instanceof Optional<?> optional ? optional.orElse(null) : ((HttpEntity<?>) inner).getBody();
        }
        return inner;
    }
}
