package dev.latchkey.micronaut;

import dev.latchkey.contract.ContractApplication;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The canonical application's own logic. */
@Factory
@Requires(property = "spec.name", value = "contract")
final class ContractGuards {

    @Singleton
    RouteGuard own(ContractApplication application) {
        return RouteGuard.of(ContractApplication.OWN_PATTERN, application.ownLogic());
    }
}
