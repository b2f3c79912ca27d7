package dev.latchkey.spring.boot;

import dev.latchkey.Auth;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import dev.latchkey.model.User;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Handlers that ask for what proves a session in every way in which Spring would make one of a request. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Forgeries.Handlers.class)
public class Forgeries {

    @Bean
    Auth auth(ContractApplication application) {
        return application.auth();
    }

    record Transfer(@Nullable Session session, String to) {}

    static class Form {
        private @Nullable Session session;

        public @Nullable Session getSession() {
            return session;
        }

        public void setSession(Session session) {
            this.session = session;
        }
    }

    @RestController
    static class Handlers {

        @RequestMapping("/forged/session")
        String session(Session session) {
            return session.user().id();
        }

        @RequestMapping("/forged/optional")
        String optional(Optional<Session> session) {
            return session.map(known -> known.user().id()).orElse("nobody");
        }

        @RequestMapping("/forged/nullable")
        String nullable(@Nullable Session session) {
            return session == null ? "nobody" : session.user().id();
        }

        @RequestMapping("/forged/model")
        String model(@ModelAttribute Optional<Session> session) {
            return session.map(known -> known.user().id()).orElse("nobody");
        }

        @RequestMapping("/forged/parameter")
        String parameter(@RequestParam(required = false) @Nullable Session session) {
            return session == null ? "nobody" : session.user().id();
        }

        @RequestMapping("/forged/header")
        String header(@RequestHeader(required = false) @Nullable Session session) {
            return session == null ? "nobody" : session.user().id();
        }

        @RequestMapping("/forged/user")
        String user(User user) {
            return user.id();
        }

        @RequestMapping("/forged/principal")
        String principal(@Nullable SessionPrincipal principal) {
            return principal == null ? "nobody" : principal.getName();
        }

        @RequestMapping("/forged/platform")
        String platform(@Nullable Principal principal) {
            return principal == null ? "nobody" : principal.getName();
        }

        @RequestMapping("/forged/record")
        String form(Transfer transfer) {
            return transfer.session() == null
                    ? "nobody"
                    : transfer.session().user().id();
        }

        @RequestMapping("/forged/bean")
        String form(Form form) {
            return form.getSession() == null
                    ? "nobody"
                    : form.getSession().user().id();
        }

        @PostMapping("/forged/body")
        String body(@RequestBody Session session) {
            return session.user().id();
        }

        @PostMapping("/forged/body-record")
        String body(@RequestBody Transfer transfer) {
            return transfer.session() == null
                    ? "nobody"
                    : transfer.session().user().id();
        }

        @RequestMapping("/forged/auth")
        String auth(Auth auth) {
            return auth.basePath();
        }

        @RequireSession
        @RequestMapping("/forged/required")
        String required() {
            return "required";
        }

        @RequestMapping("/forged/thrown")
        String thrown() {
            throw new UnsupportedOperationException();
        }

        @ExceptionHandler
        String advised(UnsupportedOperationException thrown, Optional<Session> session) {
            return "advised " + session.map(known -> known.user().id()).orElse("nobody");
        }
    }
}
