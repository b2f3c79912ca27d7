package dev.latchkey.spring.mvc;

import dev.latchkey.guard.PathGuard;
import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.PriorityOrdered;
import org.springframework.web.filter.CompositeFilter;

/** Puts a filter in front of every other, Spring's own included, for every way into the application. */
final class FrontFilter extends FilterRegistrationBean<Filter> implements PriorityOrdered {

    private FrontFilter(String name, Filter filter, int order) {
        super(filter);
        setName(name);
        setOrder(order);
        setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        setAsyncSupported(true);
    }

    /** By itself, because Spring Boot adds every filter that is a bean and that it does not find registered. */
    static FrontFilter of(ServletAuth auth) {
        return new FrontFilter("latchkey", auth, HIGHEST_PRECEDENCE);
    }

    /** The application's own guards, right behind {@code auth}. */
    static FrontFilter of(ServletAuth auth, List<PathGuard> guards) {
        CompositeFilter filters = new CompositeFilter();
        filters.setFilters(guards.stream().map(auth::guard).toList());
        return new FrontFilter("latchkeyGuards", filters, HIGHEST_PRECEDENCE + 1);
    }
}
