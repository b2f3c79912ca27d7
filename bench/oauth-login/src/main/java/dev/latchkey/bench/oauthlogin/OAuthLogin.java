package dev.latchkey.bench.oauthlogin;

import static java.util.Objects.requireNonNull;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring Security's OAuth 2 login as its guide shows it, at the provider that the environment names. */
@RestController
@SpringBootApplication(proxyBeanMethods = false)
public class OAuthLogin {

    private static final String CLIENT = "spring.security.oauth2.client.";

    public static void main(String... arguments) {
        String port = env("PORT");
        new SpringApplicationBuilder(OAuthLogin.class)
                .properties("server.address=localhost", "server.port=" + port)
                .properties(
                        CLIENT + "provider.demo.issuer-uri=" + env("AUTH_DEMO_ISSUER"),
                        CLIENT + "registration.demo.client-id=" + env("AUTH_DEMO_ID"),
                        CLIENT + "registration.demo.client-secret=" + env("AUTH_DEMO_SECRET"),
                        CLIENT + "registration.demo.scope=" + env("SCOPES"))
                .run(arguments);
        System.out.println("Open http://localhost:" + port);
    }

    private static String env(String name) {
        return System.getenv().getOrDefault(name, "");
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2Login(Customizer.withDefaults())
                .build();
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(client -> requireNonNull(SignatureAlgorithm.from(env("ALGORITHM"))));
        return decoders;
    }

    @GetMapping("/")
    String home() {
        return "Signed in";
    }
}
