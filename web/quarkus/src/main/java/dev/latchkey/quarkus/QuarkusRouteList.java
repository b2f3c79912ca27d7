package dev.latchkey.quarkus;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.annotations.AccessRules;
import dev.latchkey.audit.Route;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.Matcher;
import dev.latchkey.model.Session;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.security.spi.runtime.MethodDescription;
import io.quarkus.security.spi.runtime.SecurityCheck;
import io.quarkus.security.spi.runtime.SecurityCheckStorage;
import io.vertx.ext.web.Router;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;

/** Lists the resource methods of Quarkus REST, and the other routes of Quarkus's router. */
@Singleton
final class QuarkusRouteList {

    /**
     * The text of a guard filter that covers all requests, which means no path, no method and no regular expression.
     */
    private static final Pattern GUARD = Pattern.compile(
            "path='null'.* methods=null,.* contextHandlers=" + "\\[GuardFilter\\[pattern=(/.*?), work=.* pattern=null");

    private final Auth auth;
    private final Router router;
    private final SecurityCheckStorage checks;

    QuarkusRouteList(Auth auth, Router router, SecurityCheckStorage checks) {
        this.auth = auth;
        this.router = router;
        this.checks = checks;
    }

    RouteAudit audit() {
        String rootPath = ConfigProvider.getConfig().getValue("quarkus.http.root-path", String.class);
        Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        String prefix = deployment.getPrefix().replaceFirst("^" + Pattern.quote(rootPath), "/");
        List<Route> all = new ArrayList<>();
        deployment.getClassMappers().forEach(type -> {
            if (type.value.handlers[0] instanceof ClassRoutingHandler resource) {
                String base = prefix + type.template.template + "/";
                resource.getMappers()
                        .forEach((verb, mapper) -> mapper.getTemplates().stream()
                                .filter(method -> verb == null || method.value.getHttpMethod() != null)
                                .forEach(method -> all.add(route(base + method.template.template, method.value))));
            }
        });
        router.getRoutes().stream()
                .filter(route -> route.getPath() != null && !route.toString().contains("ResteasyReactive"))
                .map(route -> Route.of("*", route.getPath() + (route.isExactPath() ? "" : "*"), "Quarkus's router"))
                .forEach(all::add);
        Matcher[] guards = router.getRoutes().stream()
                .flatMap(route -> GUARD.matcher(route.toString()).results())
                .map(found -> Matcher.path(requireNonNull(found.group(1))))
                .toArray(Matcher[]::new);
        return auth.audit(all, guards);
    }

    /**
     * Returns the route of a resource method. A method without an HTTP method is a locator, whose sub-resource serves
     * all paths below.
     */
    private Route route(String path, RuntimeResource resource) {
        boolean isLocator = resource.getHttpMethod() == null;
        String verb = isLocator ? "*" : resource.getHttpMethod();
        String plain = (isLocator ? path + "/*" : path).replaceAll("(?<=[^/])/+$|/+(?=/)", "");
        ResteasyReactiveResourceInfo method = resource.getLazyMethod();
        if (method == null) {
            return Route.of(verb, plain, "several methods, by media type");
        }
        Class<?> type = method.getResourceClass();
        String[] arguments = MethodDescription.typesAsStrings(method.getParameterTypes());
        SecurityCheck check =
                checks.getSecurityCheck(new MethodDescription(type.getName(), method.getName(), arguments));
        Route route = Route.of(verb, plain, type.getSimpleName() + "." + method.getName());
        boolean isChecked = (check != null && !check.isPermitAll())
                || !AccessRules.of(type, method.getMethod()).isEmpty();
        Route checked = isChecked ? route.guardedBy("annotations") : route;
        boolean asks = List.of(arguments).contains(Session.class.getName());
        return asks ? checked.guardedBy("a session argument") : checked;
    }
}
