package dev.latchkey.spring.boot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler for signed-in users; others get {@code 401}, or the sign-in page. On a controller it is for all of its
 * handlers. It is found on interfaces and superclasses too, and on other annotations.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequireSession {

    /**
     * How long ago users may have shown at most who they are, such as {@code 10m}, {@code 12h} or {@code PT10M}; others
     * are asked to show it again. Empty: any time ago.
     */
    String within() default "";
}
