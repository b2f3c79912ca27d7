package dev.latchkey.spring.mvc;

import dev.latchkey.servlet.ServletAuth;
import dev.latchkey.spring.PathGuard;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.PriorityOrdered;
import org.springframework.web.filter.CompositeFilter;

/** Puts the filter in front of every other, Spring's own included, for every way into the application. */
final class FrontFilter extends FilterRegistrationBean<Filter> implements PriorityOrdered {

    private FrontFilter(Filter filter) {
        super(filter);
        setName("latchkey");
        setOrder(HIGHEST_PRECEDENCE);
        setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        setAsyncSupported(true);
    }

    static FrontFilter of(ServletAuth auth, List<PathGuard> guards) {
        CompositeFilter filters = new CompositeFilter();
        filters.setFilters(Stream.concat(
                        Stream.<Filter>of(auth),
                        guards.stream().map(guard -> auth.guard(guard.pattern(), guard.logic())))
                .toList());
        return new FrontFilter(filters);
    }
}
