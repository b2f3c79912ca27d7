package dev.latchkey.jakartarest;

import dev.latchkey.AuthExchange;
import dev.latchkey.model.Session;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses components with fields for a session, because a component that is used for several requests would show the
 * session of one user to another.
 */
final class RequestFieldCheck {

    private static final Set<Type> OF_A_REQUEST = Set.of(Session.class, AuthExchange.class);

    private RequestFieldCheck() {}

    /**
     * Refuses a class that has a session or an exchange injected into a field or a setter.
     *
     * @throws IllegalStateException if the class has such a member; the message names the member
     */
    static void requireNoSession(Class<?> component) {
        for (@Nullable Class<?> type = component; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                check(field, field.getGenericType());
            }
            for (Method method : type.getDeclaredMethods()) {
                Stream.of(method.getGenericParameterTypes()).forEach(each -> check(method, each));
            }
        }
    }

    private static <T extends AnnotatedElement & Member> void check(T member, Type type) {
        boolean perhaps = type instanceof ParameterizedType generic
                && Stream.of(generic.getActualTypeArguments()).anyMatch(OF_A_REQUEST::contains);
        if (member.isAnnotationPresent(Context.class) && (perhaps || OF_A_REQUEST.contains(type))) {
            throw new IllegalStateException(member + " would keep what is one request's:"
                    + " take it as a parameter of the resource method, with @Context");
        }
    }
}
