package dev.latchkey.journeys;

import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.model.Session;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.securitynotices.SecurityNotices;
import dev.latchkey.spring.boot.AuthBuilderCustomizer;
import dev.latchkey.store.jdbc.JdbcStore;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@SpringBootApplication
public class SpringClub {

    public static void main(String... arguments) {
        SpringApplication.run(SpringClub.class, arguments);
    }

    @Bean
    AuthBuilderCustomizer club(DataSource database) {
        return auth -> auth.store(JdbcStore.of(database).migrate())
                .with(Passwords.standard())
                .with(Passkeys.standard())
                .with(SecondFactor.standard())
                .with(AccountPage.standard())
                .with(SecurityNotices.standard());
    }

    @GetMapping("/")
    Session home(Session session) {
        return session;
    }
}
