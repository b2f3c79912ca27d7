package dev.latchkey.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts ready-made providers on this machine for the tests of a class, once for all classes of a run. Before each
 * test, they sign in {@link dev.latchkey.testing.People#ADA}.
 *
 * <pre>{@code
 * @FakeProvider("github")
 * class SignInTest {
 *
 *     @Test
 *     void grace_signs_in(FakeIdentityProvider github) {
 *         github.signInAs(People.GRACE);
 *         // sign in at an application that was built with github.provider() or github.settings()
 *     }
 * }
 * }</pre>
 *
 * <p>A test fails if an application has sent a request that the provider does not understand. With
 * {@code latchkey-testing-spring}, the application of the test gets the settings by itself. On a parameter, the
 * annotation names the provider if there are several.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PARAMETER})
@ExtendWith(FakeProviders.class)
public @interface FakeProvider {

    /** Returns the ids of ready-made providers, such as {@code github}. */
    String[] value();
}
