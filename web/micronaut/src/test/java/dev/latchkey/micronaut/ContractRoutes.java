package dev.latchkey.micronaut;

import io.micronaut.context.BeanContext;
import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpMethod;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.web.router.DefaultRouteBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The routes of {@link ContractController} that answer every method. */
@Singleton
@Requires(property = "spec.name", value = "contract")
@SuppressWarnings("overrides") // Micronaut's class and its interface differ in dots
final class ContractRoutes extends DefaultRouteBuilder {

    private static final List<HttpMethod> MORE =
            List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);
    private static final Map<String, List<String>> PATHS = Map.of(
            "admin", List.of("/api/admin"),
            "orders", List.of("/api/orders"),
            "dashboard", List.of("/dashboard", "/dashboard/{+rest}"),
            "own", List.of("/own", "/own/{+rest}"),
            "data", List.of("/data"),
            "open", List.of("/open", "/open/{+rest}", "/login"),
            "plain", List.of("/plain"));

    ContractRoutes(ExecutionHandleLocator locator, UriNamingStrategy naming, ConversionService conversions) {
        super(locator, naming, conversions);
    }

    @Inject
    void add(BeanContext beans) {
        BeanDefinition<ContractController> controller = beans.getBeanDefinition(ContractController.class);
        for (ExecutableMethod<ContractController, ?> method : controller.getExecutableMethods()) {
            for (String path : PATHS.getOrDefault(method.getMethodName(), List.of())) {
                MORE.forEach(each -> buildBeanRoute(each.name(), each, path, controller, method));
                buildBeanRoute("PROPFIND", HttpMethod.CUSTOM, path, controller, method);
            }
        }
    }
}
