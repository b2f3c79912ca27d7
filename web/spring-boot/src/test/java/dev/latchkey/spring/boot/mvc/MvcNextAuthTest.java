package dev.latchkey.spring.boot.mvc;

import dev.latchkey.contract.RunningApplication;
import dev.latchkey.model.Session;
import dev.latchkey.nextauth.BackEnd;
import dev.latchkey.nextauth.NextAuthContract;
import dev.latchkey.nextauth.NextAuthPage;
import dev.latchkey.spring.boot.AuthBuilderCustomizer;
import dev.latchkey.spring.boot.SpringServer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class MvcNextAuthTest extends NextAuthContract {

    @Override
    protected RunningApplication start(NextAuthPage page, String issuer) {
        return SpringServer.start(
                Application.class,
                "issuer=" + issuer,
                "latchkey.secret=a secret that is only for these tests",
                "spring.web.resources.static-locations=" + page.folder().toUri());
    }

    @RestController
    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class Application {

        @Bean
        AuthBuilderCustomizer backEnd(@Value("${issuer}") String issuer) {
            return auth -> BackEnd.configure(auth, issuer);
        }

        @GetMapping("/me")
        Session me(Session session) {
            return session;
        }
    }
}
