package dev.latchkey.micronaut;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.guard.PathGuard;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The canonical application's own logic. */
@Factory
@Requires(property = "spec.name", value = "contract")
final class ContractGuards {

    @Singleton
    PathGuard own(ContractApplication application) {
        return new PathGuard(ContractApplication.OWN_PATTERN, application.ownLogic());
    }
}
