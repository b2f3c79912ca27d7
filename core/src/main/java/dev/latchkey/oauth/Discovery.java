package dev.latchkey.oauth;

import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Fetches the metadata of providers, at the first sign-in and not earlier (W37). */
final class Discovery {

    private final ProviderHttp http;
    private final InstantSource clock;
    private final ConcurrentMap<OAuthProvider, CachedDocument<ProviderMetadata>> documents = new ConcurrentHashMap<>();

    Discovery(ProviderHttp http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * Returns the metadata of {@code provider}.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if the metadata cannot be fetched
     */
    ProviderMetadata of(OAuthProvider provider) {
        OAuthDefinition definition = provider.definition();
        return definition.needsNoDiscovery()
                ? ProviderMetadata.configured(definition)
                : documents
                        .computeIfAbsent(provider, key -> new CachedDocument<>(() -> fetch(key), clock))
                        .get();
    }

    private CompletableFuture<ProviderMetadata> fetch(OAuthProvider provider) {
        OAuthDefinition definition = provider.definition();
        String url = ProviderMetadata.require(definition.discovery(), "issuer");
        return http.to(provider)
                .send(ProviderHttp.request(url), "Discovery of \"" + provider.id() + "\"")
                .thenApply(answer -> ProviderMetadata.discovered(
                        definition, answer.requireSuccess().object()));
    }
}
