package dev.latchkey.journeys.guides;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.guard.Authorized;
import dev.latchkey.provider.Providers;
import dev.latchkey.provider.RoleMapping;

/** What an adapter of Keycloak did: sign-in at a realm, and its roles. */
final class KeycloakRoles {

    private KeycloakRoles() {}

    static Auth auth(AuthBuilder builder) {
        // #region keycloak
        return builder.provider(Providers.keycloak()
                        .roles(RoleMapping.keycloakRealm().and(RoleMapping.keycloakClient("shop")))
                        .endSessionOnSignOut())
                .matcher("/admin/:path*")
                .authorized(Authorized.role("admin"))
                .build();
        // #endregion keycloak
    }
}
