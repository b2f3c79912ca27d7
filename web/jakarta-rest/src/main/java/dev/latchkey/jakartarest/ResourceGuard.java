package dev.latchkey.jakartarest;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.annotations.ResourceRules;
import dev.latchkey.annotations.SubResourceRules;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Enforces the annotations of each resource method, and runs the guard again if the request has changed. */
final class ResourceGuard implements DynamicFeature {

    private final RestAuth rest;
    private final SubResourceRules locators = new SubResourceRules();

    ResourceGuard(RestAuth rest) {
        this.rest = rest;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        RequestFieldCheck.requireNoSession(resource.getResourceClass());
        List<Authorized> rules = ResourceRules.of(resource.getResourceClass(), resource.getResourceMethod());
        context.register(new Filter(this, rules), Priorities.AUTHENTICATION);
    }

    /** Checks the rules of one resource method before the method is called. */
    private record Filter(ResourceGuard guard, List<Authorized> rules) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            guard.changed(request)
                    .or(() -> guard.refusal(request, rules))
                    .map(RestAuth::response)
                    .ifPresent(request::abortWith);
        }
    }

    /**
     * Returns the guard's answer if a filter has changed the method or the address before the resource method was
     * chosen.
     */
    private Optional<AuthResponse> changed(ContainerRequestContext request) {
        AdapterExchange before = rest.required(request);
        AuthRequest asked = before.request();
        return before.changed(new RestRequest(request, asked.contextPath(), asked.secure()))
                .flatMap(exchange -> {
                    rest.keep(exchange, request);
                    return exchange.answerAgain();
                });
    }

    private Optional<AuthResponse> refusal(ContainerRequestContext request, List<Authorized> method) {
        List<Authorized> rules = new ArrayList<>(locators.rules(request.getUriInfo()));
        rules.addAll(method);
        return rules.isEmpty()
                ? Optional.empty()
                : rest.exchange(request).require(Authorized.all(rules.toArray(Authorized[]::new)));
    }
}
