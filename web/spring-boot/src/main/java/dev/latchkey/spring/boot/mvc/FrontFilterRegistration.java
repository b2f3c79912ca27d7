package dev.latchkey.spring.boot.mvc;

import dev.latchkey.guard.PathGuard;
import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.PriorityOrdered;
import org.springframework.web.filter.CompositeFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** Puts a filter in front of every other filter, including Spring's own filters. */
final class FrontFilterRegistration extends FilterRegistrationBean<Filter> implements PriorityOrdered {

    private FrontFilterRegistration(String name, Filter filter, int place, Set<DispatcherType> dispatches) {
        super(filter);
        setName(name);
        setOrder(HIGHEST_PRECEDENCE + place);
        setDispatcherTypes(EnumSet.copyOf(dispatches));
        setAsyncSupported(true);
    }

    /**
     * Registers Spring's filter that measures requests, so that it also measures requests that Latchkey answers. The
     * filter does nothing when the same request reaches it again at its usual position.
     */
    static FrontFilterRegistration of(ServerHttpObservationFilter observation) {
        return new FrontFilterRegistration(
                "latchkeyObservation",
                (request, response, chain) -> observation.doFilter(request, response, chain),
                0,
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    }

    static FrontFilterRegistration of(CorsBeforeGuard rules) {
        return new FrontFilterRegistration("latchkeyCrossOrigin", rules, 1, EnumSet.of(DispatcherType.REQUEST));
    }

    /** Registers {@code auth} on its own, because Spring Boot also adds every filter bean that has no registration. */
    static FrontFilterRegistration of(ServletAuth auth) {
        return new FrontFilterRegistration("latchkey", auth, 2, EnumSet.allOf(DispatcherType.class));
    }

    /** Registers the application's own guards, directly behind {@code auth}. */
    static FrontFilterRegistration of(ServletAuth auth, List<PathGuard> guards) {
        CompositeFilter filters = new CompositeFilter();
        filters.setFilters(guards.stream().map(auth::guard).toList());
        return new FrontFilterRegistration("latchkeyGuards", filters, 3, EnumSet.allOf(DispatcherType.class));
    }
}
