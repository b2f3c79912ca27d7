package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.provider.OAuthProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a provider's document can lead to. */
@Tag("B21")
class AddressGuardTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private static final OAuthProvider PROVIDER =
            OAuthProvider.oidc("work", "Work").issuer("https://sso.example.org");

    private static void check(AddressGuard guard, OAuthProvider provider, String url, HttpClient client) {
        guard.to(provider.definition()).check(URI.create(url), client);
    }

    private static AddressGuard resolvingTo(String... addresses) {
        return AddressGuard.of(host -> parsed(addresses));
    }

    private static InetAddress[] parsed(String... addresses) throws UnknownHostException {
        InetAddress[] parsed = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            parsed[i] = InetAddress.getByName(addresses[i]);
        }
        return parsed;
    }

    private static void assertRefused(AddressGuard guard, String url) {
        AuthException.Upstream refusal =
                catchThrowableOfType(AuthException.Upstream.class, () -> check(guard, PROVIDER, url, CLIENT));
        assertThat(refusal)
                .as(url)
                .hasMessageContaining("\"work\" names a host of this machine or of a private network");
        assertThat(refusal.failureCause()).isEqualTo(FailureCause.METADATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://a.localhost:8443/",
                "https://[::1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00:ec2::254]/",
                "https://10.0.0.1/jwks",
                "https://192.168.1.1/"
            })
    void a_literal_address_of_a_private_network_is_refused(String url) {
        assertRefused(AddressGuard.of(InetAddress::getAllByName), url);
    }

    @Test
    void a_name_counts_by_its_addresses_of_which_each_must_be_public() {
        check(resolvingTo("93.184.216.34"), PROVIDER, "https://keys.example.org/", CLIENT);
        assertRefused(resolvingTo("10.0.0.1"), "https://keys.example.org/");
        assertRefused(resolvingTo("93.184.216.34", "127.0.0.1"), "https://keys.example.org/");
        assertRefused(resolvingTo("2606:4700::1", "fd00::1"), "https://keys.example.org/");
    }

    @Test
    void a_name_that_moves_is_checked_for_each_request() {
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.216.34", "169.254.169.254"));
        AddressGuard guard = AddressGuard.of(host -> parsed(answers.remove()));
        check(guard, PROVIDER, "https://keys.example.org/", CLIENT);
        assertRefused(guard, "https://keys.example.org/");
    }

    @Test
    void a_name_without_an_address_is_refused() {
        AddressGuard guard = AddressGuard.of(host -> {
            throw new UnknownHostException(host);
        });
        assertThatThrownBy(() -> check(guard, PROVIDER, "https://keys.example.org/", CLIENT))
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessageContaining("\"work\" names a host without an address: keys.example.org");
    }

    @Test
    void a_host_with_which_the_provider_was_configured_may_be_private() {
        AddressGuard guard = resolvingTo("10.0.0.1");
        check(guard, PROVIDER, "https://sso.example.org/token", CLIENT);
        OAuthProvider inside = PROVIDER.jwksUri("https://keys.internal.example/jwks");
        check(guard, inside, "https://keys.internal.example/jwks", CLIENT);
        assertRefused(guard, "https://keys.internal.example/jwks");
        OAuthProvider here = OAuthProvider.oidc("work", "Work").issuer("http://localhost:8080");
        check(guard, here, "http://127.0.0.1:8080/token", CLIENT);
        assertThatThrownBy(() -> check(guard, here, "https://10.0.0.1/", CLIENT))
                .isInstanceOf(AuthException.Upstream.class);
    }

    @Test
    void without_a_provider_no_private_address_is_allowed() {
        AddressGuard guard = resolvingTo("10.0.0.1");
        for (String url : List.of("https://sso.example.org/", "http://localhost:8080/", "https://127.0.0.1/")) {
            assertThatThrownBy(() -> guard.check(URI.create(url), CLIENT))
                    .isInstanceOf(AuthException.Upstream.class)
                    .hasMessageContaining("A provider names a host of this machine or of a private network");
        }
    }

    @Test
    void a_proxy_resolves_names_but_no_literal_address() {
        HttpClient proxied = HttpClient.newBuilder()
                .proxy(ProxySelector.of(InetSocketAddress.createUnresolved("proxy.example", 3128)))
                .build();
        AddressGuard guard = resolvingTo("10.0.0.1");
        check(guard, PROVIDER, "https://keys.example.org/", proxied);
        for (String url : List.of("https://10.0.0.1/", "https://localhost/", "https://[::1]/")) {
            assertThatThrownBy(() -> check(guard, PROVIDER, url, proxied)).isInstanceOf(AuthException.Upstream.class);
        }
    }

    @Test
    void a_lookup_that_hangs_holds_no_thread_longer_than_the_limit() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        ProviderHttp http = ProviderHttp.of(CLIENT, Duration.ofMillis(300), host -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return parsed("93.184.216.34");
        });
        assertThatThrownBy(() ->
                        http.to(PROVIDER).exchange(ProviderHttp.request("https://keys.example.org/"), "The request"))
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessage("CallbackRouteError: The request took longer than 300 ms [unreachable]");
        over.countDown();
    }
}
