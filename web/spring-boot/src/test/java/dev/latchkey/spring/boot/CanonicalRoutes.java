package dev.latchkey.spring.boot;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Page;
import dev.latchkey.model.Session;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes of the canonical application that read no form. */
@RestController
public class CanonicalRoutes {

    private final ContractApplication application;

    CanonicalRoutes(ContractApplication application) {
        this.application = application;
    }

    @GetMapping("/")
    ResponseEntity<String> home(Optional<Session> session) {
        return entity(application.home(session));
    }

    @RequestMapping("/api/admin")
    ResponseEntity<String> admin(Optional<Session> session) {
        return entity(application.admin(session));
    }

    @RequestMapping("/api/orders")
    ResponseEntity<String> orders(Session session) {
        return entity(application.orders(session));
    }

    @RequestMapping({"/dashboard", "/dashboard/**"})
    ResponseEntity<String> dashboard() {
        return entity(application.dashboard());
    }

    @RequestMapping({"/own", "/own/**"})
    ResponseEntity<String> own() {
        return entity(application.own());
    }

    @RequestMapping("/data")
    ResponseEntity<String> data() {
        return entity(application.data());
    }

    @RequestMapping({"/open", "/open/**", "/login"})
    ResponseEntity<String> open() {
        return entity(application.open());
    }

    @RequestMapping("/plain")
    ResponseEntity<String> plain() {
        return entity(application.plain());
    }

    /** The answer that a route of the canonical application gives. */
    public static ResponseEntity<String> entity(Page page) {
        return ResponseEntity.status(page.status())
                .header("Content-Type", page.contentType())
                .headers(headers -> page.headers().forEach(headers::add))
                .body(page.body());
    }
}
