package dev.latchkey.spring.boot.webflux;

import dev.latchkey.audit.Route;
import dev.latchkey.spring.boot.HandlerRouteList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Lists the routes of WebFlux, which are the routes of controllers and of management endpoints. */
final class WebFluxRouteList {

    private WebFluxRouteList() {}

    static Stream<Route> of(RequestMappingInfoHandlerMapping mapping, HandlerRouteList routes) {
        boolean management = mapping.getClass().getPackageName().contains(".actuate");
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> {
                    RequestMappingInfo info = entry.getKey();
                    List<String> paths = info.getPatternsCondition().getPatterns().stream()
                            .map(PathPattern::getPatternString)
                            .toList();
                    return routes.of(
                            entry.getValue(), info.getMethodsCondition().getMethods(), paths);
                })
                .map(route -> management ? route.management() : route);
    }
}
