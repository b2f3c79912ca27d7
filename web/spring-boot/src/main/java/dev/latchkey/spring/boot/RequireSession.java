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
     * How old at most may be what the user has shown: {@code 10m}, {@code 12h}, {@code 30d}, or as in ISO 8601. A user
     * who has shown it longer ago is asked to show it again. Empty: any age will do.
     */
    String within() default "";
}
