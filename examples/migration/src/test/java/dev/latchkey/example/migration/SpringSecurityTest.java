package dev.latchkey.example.migration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.store.Store;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.provisioning.JdbcUserDetailsManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StandardServletEnvironment;

/** People whom Spring Security has kept in its own tables, in an application as docs/migration shows it. */
@TestInstance(Lifecycle.PER_CLASS)
class SpringSecurityTest {

    private static final String PASSWORD = "nine kites above the quarry";

    private static final JdbcConnectionPool DATABASE =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "app", "");

    private final ConfigurableApplicationContext application;
    private final String url;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(SignIn.class)
    @RestController
    static class Application {

        @GetMapping("/me")
        String me(Authentication who) {
            return who.getName();
        }

        @GetMapping("/admin/report")
        String report() {
            return "report";
        }
    }

    SpringSecurityTest() {
        peopleOfBefore();
        application = start();
        url = "http://localhost:"
                + requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort();
    }

    private static void peopleOfBefore() {
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/springframework/security/core/userdetails/jdbc/users.ddl"))
                .execute(DATABASE);
        JdbcUserDetailsManager before = new JdbcUserDetailsManager(DATABASE);
        String bcrypt =
                PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(PASSWORD);
        String pbkdf2 = "{pbkdf2@SpringSecurity_v5_8}"
                + Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);
        before.createUser(
                User.withUsername("Ada").password(bcrypt).roles("ADMIN", "USER").build());
        before.createUser(User.withUsername("Grace@Example.org")
                .password(pbkdf2)
                .roles("USER")
                .build());
        before.createUser(User.withUsername("alan")
                .password(new BCryptPasswordEncoder(4).encode(PASSWORD))
                .roles("USER")
                .disabled(true)
                .build());
        before.createUser(User.withUsername("edsger")
                .password("{noop}" + PASSWORD)
                .roles("USER")
                .build());
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Application.class)
                .environment(new StandardServletEnvironment() {
                    @Override
                    public Map<String, Object> getSystemEnvironment() {
                        return Map.of(
                                "AUTH_SECRET", "a-secret-of-the-application-0123456789-0123456789",
                                "AUTH_EMAIL_SERVER", "smtp://127.0.0.1:9",
                                "AUTH_EMAIL_FROM", "no-reply@example.org");
                    }
                })
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("database", DataSource.class, () -> DATABASE))
                .properties("server.port=0", "server.address=localhost", "spring.main.banner-mode=off")
                .run();
    }

    @AfterAll
    void stop() {
        application.close();
        DATABASE.dispose();
    }

    @Test
    void somebody_signs_in_with_the_name_the_password_and_the_roles_of_before() {
        Program ada = new Program(url);
        assertThat(ada.get("/me").statusCode()).isEqualTo(401);
        assertThat(ada.signsIn("ada", PASSWORD + "!")).contains("error=CredentialsSignin");
        assertThat(ada.get("/me").statusCode()).isEqualTo(401);

        assertThat(ada.signsIn("ada", PASSWORD)).doesNotContain("error");

        assertThat(ada.get("/me").body()).isEqualTo("Ada");
        assertThat(ada.get("/admin/report").statusCode()).isEqualTo(200);
    }

    @Test
    void a_name_that_is_an_address_is_the_address() {
        Program grace = new Program(url);

        assertThat(grace.signsIn("grace@example.org", PASSWORD)).doesNotContain("error");

        assertThat(grace.user().text("email")).hasValue("grace@example.org");
        assertThat(grace.get("/me").body()).isEqualTo("Grace@Example.org");
        assertThat(grace.get("/admin/report").statusCode()).isEqualTo(403);
    }

    @Test
    void a_disabled_user_stays_out() {
        Program alan = new Program(url);

        assertThat(alan.signsIn("alan", PASSWORD)).contains("error=AccessDenied");
        assertThat(alan.user().isEmpty()).isTrue();
    }

    @Test
    void copying_again_lists_who_needs_a_password_and_leaves_the_passwords_that_are_new() throws SQLException {
        Auth auth = application.getBean(Auth.class);
        Store store = application.getBean(Store.class);
        Passwords.of(auth).setPassword("Grace@Example.org", "five bells under the bridge");

        List<String> left = new SpringSecurityUsers(auth, store, DATABASE).copy();

        assertThat(left).containsExactly("edsger");
        assertThat(new Program(url).signsIn("grace@example.org", "five bells under the bridge"))
                .doesNotContain("error");
        Passwords.of(auth).setPassword("Grace@Example.org", PASSWORD);
        Passwords.of(auth).setPassword("edsger", PASSWORD);
        assertThat(new Program(url).signsIn("edsger", PASSWORD)).doesNotContain("error");
    }

    @Test
    void the_tables_of_before_are_as_they_were() {
        assertThat(new JdbcTemplate(DATABASE).queryForObject("select count(*) from users", Integer.class))
                .isEqualTo(4);
        assertThat(new JdbcTemplate(DATABASE).queryForObject("select count(*) from authorities", Integer.class))
                .isEqualTo(5);
    }
}
