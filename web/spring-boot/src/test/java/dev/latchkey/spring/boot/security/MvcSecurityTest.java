package dev.latchkey.spring.boot.security;

import static dev.latchkey.spring.boot.security.LatchkeyConfigurer.latchkey;

import dev.latchkey.Auth;
import dev.latchkey.model.Session;
import dev.latchkey.spring.boot.SpringServer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class MvcSecurityTest extends SecurityTests {

    @Override
    SpringServer start() {
        return SpringServer.start(WebApplicationType.SERVLET, Configured.class);
    }

    @Override
    SpringServer startUnconfigured() {
        return SpringServer.start(WebApplicationType.SERVLET, Unconfigured.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableMethodSecurity
    @Import({Handlers.class, Service.class})
    static class Unconfigured {

        @Bean
        Auth auth() {
            return People.auth();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Unconfigured.class)
    static class Configured {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.with(latchkey())
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/open/**")
                            .permitAll()
                            .requestMatchers("/admin")
                            .hasRole("admin")
                            .anyRequest()
                            .authenticated())
                    .build();
        }
    }

    @RestController
    static class Handlers {

        private final Service service;

        Handlers(Service service) {
            this.service = service;
        }

        @RequestMapping("/open")
        String open() {
            return "open";
        }

        @GetMapping("/private")
        String privately() {
            return "private";
        }

        @GetMapping("/admin")
        String admin() {
            return "admin";
        }

        @GetMapping("/open/service")
        String service() {
            return service.forAdmins();
        }

        @GetMapping("/who")
        String who(Authentication who, @AuthenticationPrincipal Session session, HttpServletRequest request) {
            return who.getName() + " " + who.getAuthorities() + " "
                    + session.user().id() + " "
                    + (request.isUserInRole("admin") == session.roles().contains("admin"));
        }

        @GetMapping("/remote-user")
        String remoteUser(HttpServletRequest request) {
            return request.getRemoteUser();
        }

        @GetMapping("/open/who")
        String openly(HttpServletRequest request) {
            return request.getUserPrincipal() == null
                    ? "nobody"
                    : request.getUserPrincipal().getName();
        }
    }
}
