package dev.latchkey.micronaut;

import dev.latchkey.annotations.SessionRules;
import io.micronaut.context.BeanContext;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.List;

/** Stops the start if {@code @RequireSession} is on a bean or a method that no route leads to. */
@Singleton
record MisplacedAnnotationCheck(BeanContext beans, Router router) implements ApplicationEventListener<StartupEvent> {

    /** A client may share an interface with the controller that it calls. By name, since it need not be there. */
    private static final String CLIENT = "io.micronaut.http.client.annotation.Client";

    @Override
    public void onApplicationEvent(StartupEvent event) {
        List<MethodBasedRouteInfo<?, ?>> routes = router.uriRoutes()
                .<MethodBasedRouteInfo<?, ?>>map(route -> route)
                .toList();
        for (BeanDefinition<?> bean : beans.getAllBeanDefinitions()) {
            if (!bean.getName().startsWith("io.micronaut.")
                    && !bean.getAnnotationMetadata().hasStereotype(CLIENT)) {
                check(bean.getBeanType(), routes);
            }
        }
    }

    private static void check(Class<?> type, List<MethodBasedRouteInfo<?, ?>> routes) {
        List<Method> handlers = routes.stream()
                .filter(route -> isSame(route.getDeclaringType(), type))
                .map(route -> route.getTargetMethod().getTargetMethod())
                .toList();
        try {
            SessionRules.refuseMisplaced(
                    type, method -> handlers.stream().anyMatch(handler -> isSame(handler, method)));
        } catch (LinkageError e) {
            return; // a class of some library that is not whole here, and so not in use
        }
    }

    /** Where there is advice, one of the two is a subclass of the other. */
    private static boolean isSame(Class<?> declaring, Class<?> type) {
        return declaring.isAssignableFrom(type) || type.isAssignableFrom(declaring);
    }

    private static boolean isSame(Method handler, Method method) {
        return handler.getName().equals(method.getName())
                && List.of(handler.getParameterTypes()).equals(List.of(method.getParameterTypes()));
    }
}
