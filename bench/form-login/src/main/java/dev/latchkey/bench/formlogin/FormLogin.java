package dev.latchkey.bench.formlogin;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring Security's form login as its guide shows it: {@code /me} needs the session, {@code /plain} reads none. */
@RestController
@SpringBootApplication(proxyBeanMethods = false)
public class FormLogin {

    private static final String ANSWER = System.getenv().getOrDefault("PLAIN", "{}");

    public static void main(String... arguments) {
        String port = System.getenv().getOrDefault("PORT", "3000");
        new SpringApplicationBuilder(FormLogin.class)
                .properties("server.address=localhost", "server.port=" + port)
                .properties("spring.security.user.name=alice", "spring.security.user.password=wonderland")
                .run(arguments);
        System.out.println("Open http://localhost:" + port);
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/plain")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @GetMapping(path = "/plain", produces = "application/json")
    String plain() {
        return ANSWER;
    }

    @GetMapping(path = "/me", produces = "application/json")
    String me() {
        return ANSWER;
    }
}
