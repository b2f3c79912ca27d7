package dev.latchkey.testing.junit;

import dev.latchkey.model.Factor;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says who is signed in in a test, or in all tests of a class. The annotation of a method wins.
 *
 * <p>A parameter of type {@link dev.latchkey.testing.SignedIn} gets this user, and
 * {@link dev.latchkey.testing.SignedIn#cookie(dev.latchkey.Auth)} then makes the session with the {@code Auth} of the
 * application. With {@code latchkey-testing-spring}, each request of the {@code MockMvc} bean has this session, and
 * with {@code latchkey-testing-quarkus}, each request to the application.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(SessionParameter.class)
public @interface WithSession {

    /** Returns the id of the user. */
    String user();

    /** Returns the name of the user; empty for none. */
    String name() default "";

    /** Returns the e-mail address of the user; empty for none. */
    String email() default "";

    /** Returns the roles of the user. */
    String[] roles() default {};

    /** Returns the factors that the user has shown. Without any, the user has just shown a password. */
    Shown[] factors() default {};

    /** A factor that the user has shown. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({})
    @interface Shown {

        /** Returns the name of the method, such as {@code otp}; see {@link Factor#method}. */
        String method();

        /** Returns the kind of proof. */
        Factor.Kind kind();

        /** Returns how many minutes ago the user has shown it. */
        int minutesAgo() default 0;
    }
}
