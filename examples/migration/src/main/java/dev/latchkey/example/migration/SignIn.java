package dev.latchkey.example.migration;

import static dev.latchkey.spring.boot.security.LatchkeyConfigurer.latchkey;

import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.mail.EmailProviders;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.passwords.SignUp;
import dev.latchkey.spring.boot.AuthBuilderCustomizer;
import dev.latchkey.store.Store;
import dev.latchkey.store.jdbc.JdbcStore;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class SignIn {

    @Bean
    static Store store(DataSource database) {
        return JdbcStore.of(database).migrate(); // its tables begin with latchkey_
    }

    @Bean
    static Feature passwords() {
        return Passwords.standard().loginNames().signUp(SignUp.closed());
    }

    @Bean
    static Feature accountPage() {
        return AccountPage.standard();
    }

    @Bean
    static AuthBuilderCustomizer rolesAndMail(DataSource database) {
        return auth -> auth.onJwt(new SpringSecurityRoles(database)).mail(EmailProviders.smtp());
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http) {
        return http.with(latchkey())
                .authorizeHttpRequests(requests -> requests.requestMatchers("/admin/**")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    ApplicationRunner copy(Auth auth, Store store, DataSource database) {
        return arguments -> LoggerFactory.getLogger(SignIn.class)
                .info("These cannot sign in yet: {}", new SpringSecurityUsers(auth, store, database).copy());
    }
}
