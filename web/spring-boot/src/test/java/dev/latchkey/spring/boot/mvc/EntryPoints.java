package dev.latchkey.spring.boot.mvc;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.SessionScope;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** An application with all the ways in which Spring MVC hands a request on. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({EntryPoints.Handlers.class, EntryPoints.Later.class, EntryPoints.CatchAll.class, Annotated.class})
class EntryPoints {

    @Bean
    Auth auth(ContractApplication application) {
        return application.auth();
    }

    @Bean
    RouterFunction<ServerResponse> functional() {
        return RouterFunctions.route()
                .GET("/functional", request -> ServerResponse.ok().body(who()))
                .GET(
                        "/functional/needy",
                        request -> ServerResponse.ok()
                                .body(SessionScope.require().user().id()))
                .build();
    }

    @Bean
    PathGuard deleting() {
        return new PathGuard(
                "/item", (request, session) -> request.method().equals("DELETE") ? Answer.refuse() : Answer.next());
    }

    /** Serves the paths below {@code /v1} as the paths without it. */
    @Bean
    Filter rewriting() {
        return (request, response, chain) -> {
            HttpServletRequest http = (HttpServletRequest) request;
            boolean old = http.getRequestURI().startsWith("/v1/");
            chain.doFilter(old ? new Rewritten(http) : request, response);
        };
    }

    private static final class Rewritten extends HttpServletRequestWrapper {

        Rewritten(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return super.getRequestURI().substring("/v1".length());
        }

        @Override
        public String getServletPath() {
            return super.getServletPath().substring("/v1".length());
        }
    }

    private static String who() {
        return SessionScope.current().map(session -> session.user().id()).orElse("nobody");
    }

    @Controller
    static class Handlers {

        private final Later later;

        Handlers(Later later) {
            this.later = later;
        }

        @RequestMapping("/item")
        @ResponseBody
        String item(HttpMethod method) {
            return method.name();
        }

        @GetMapping("/dashboard/page")
        @ResponseBody
        String page() {
            return ContractApplication.SECRET + " " + who();
        }

        @GetMapping("/open/page")
        @ResponseBody
        String open() {
            return "open " + who();
        }

        @GetMapping("/open/forward")
        String forward() {
            return "forward:/dashboard/page";
        }

        @GetMapping("/open/redirect")
        String redirect(Session session, Model model) {
            model.addAttribute("name", session.user().id());
            return "redirect:/open/page";
        }

        @GetMapping("/open/include")
        void include(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
            response.getOutputStream().print("[before]");
            request.getRequestDispatcher("/dashboard/page").include(request, response);
            response.getOutputStream().print("[after]");
        }

        @GetMapping("/open/filters")
        @ResponseBody
        String filters(HttpServletRequest request) {
            return ""
                    + request.getServletContext().getFilterRegistrations().values().stream()
                            .filter(filter -> ServletAuth.class.getName().equals(filter.getClassName()))
                            .count();
        }

        @GetMapping("/open/callable")
        @ResponseBody
        Callable<String> callable(Optional<Session> session) {
            return SessionScope.wrap(
                    () -> session.map(known -> known.user().id()).orElse("nobody") + " and in the scope " + who());
        }

        @GetMapping("/open/bare-callable")
        @ResponseBody
        Callable<String> bareCallable() {
            return EntryPoints::who;
        }

        @GetMapping("/open/stream")
        StreamingResponseBody stream() {
            return output -> output.write(who().getBytes(StandardCharsets.UTF_8));
        }

        @GetMapping("/open/async")
        @ResponseBody
        CompletableFuture<String> async() {
            return later.who();
        }

        @PostMapping("/open/sign-out-entity")
        ResponseEntity<AuthResponse> signOutEntity(AuthExchange auth) {
            return ResponseEntity.ok(auth.signOut("/"));
        }

        @PostMapping("/open/sign-out-anything")
        ResponseEntity<?> signOutAnything(AuthExchange auth) {
            return ResponseEntity.ok(auth.signOut("/"));
        }

        @PostMapping("/open/sign-out-optional")
        @ResponseBody
        Optional<AuthResponse> signOutOptional(AuthExchange auth) {
            return Optional.of(auth.signOut("/"));
        }

        @GetMapping("/open/forward-odd")
        String forwardOdd() {
            return "forward:/dashboard/a pagä";
        }

        @GetMapping("/dashboard/a pagä")
        @ResponseBody
        String odd() {
            return "odd " + who();
        }

        @GetMapping("/open/deferred")
        DeferredResult<String> deferred() {
            DeferredResult<String> result = new DeferredResult<>();
            result.setResult("forward:/dashboard/page");
            return result;
        }

        @GetMapping("/open/needy")
        @ResponseBody
        String needy() {
            return SessionScope.require().user().id();
        }

        @GetMapping("/open/broken")
        @ResponseBody
        String broken() {
            throw new IllegalStateException("not a matter of sessions");
        }

        @GetMapping("/open/fail")
        void fail(HttpServletResponse response) throws IOException {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }

        @GetMapping("/open/hello")
        String hello() {
            return "hello";
        }
    }

    static class Later {

        @Async
        CompletableFuture<String> who() {
            return CompletableFuture.completedFuture(EntryPoints.who());
        }
    }

    /** As many applications have it. */
    @ControllerAdvice
    static class CatchAll {

        @ExceptionHandler(Exception.class)
        ResponseEntity<String> sorry() {
            return ResponseEntity.status(418).body("sorry");
        }
    }
}
