package dev.latchkey.spring.boot.mvc;

import dev.latchkey.audit.Route;
import dev.latchkey.spring.boot.HandlerRouteList;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Lists the routes of Spring MVC, which are the routes of controllers and of management endpoints. */
final class MvcRouteList {

    private MvcRouteList() {}

    static Stream<Route> of(RequestMappingInfoHandlerMapping mapping, HandlerRouteList routes) {
        boolean management = mapping.getClass().getPackageName().contains(".actuate");
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> {
                    RequestMappingInfo info = entry.getKey();
                    return routes.of(
                            entry.getValue(), info.getMethodsCondition().getMethods(), info.getPatternValues());
                })
                .map(route -> management ? route.management() : route);
    }
}
