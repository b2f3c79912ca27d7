package dev.latchkey.spring.boot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets only signed-in users call a handler. Without a session, a browser is redirected to the sign-in page and a
 * program gets {@code 401}. On a controller, the annotation applies to all handlers. The annotation also works on
 * interfaces, on superclasses and as a meta-annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequireSession {

    /**
     * Returns how much time may have passed since the user confirmed their identity, such as {@code 10m}, {@code 12h},
     * {@code 30d}, or a duration in ISO 8601. After that time, Latchkey asks the user to confirm their identity again.
     * The default is empty, which means any age.
     */
    String within() default "";
}
