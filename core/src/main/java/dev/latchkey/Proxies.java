package dev.latchkey;

import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.SiteSettings;
import dev.latchkey.setting.TrustedHosts;
import java.util.List;

/**
 * Sets which reverse proxies are in front of the application, so that their forwarding headers are trusted. Immutable:
 * each call returns a changed copy.
 */
public final class Proxies {

    private final OptionValues values;

    private Proxies(OptionValues values) {
        this.values = values;
    }

    /**
     * Trusts one proxy. Latchkey then reads its {@code X-Forwarded-Host}, {@code -Proto}, {@code -Port},
     * {@code -Prefix} and {@code -For}, or {@code Forwarded} (RFC 7239). Without these headers it reads {@code Host}.
     * Use this method only if the proxy overwrites each of these headers or appends to it. Replaces
     * {@code AUTH_TRUST_HOST}.
     *
     * @param hosts the application's own hosts, such as {@code app.example.com}, or {@code *.example.com} for every
     *     name below {@code example.com}. A host has a port only if that is not the scheme's default. Latchkey refuses
     *     a request that names another host. Without hosts, Latchkey accepts any host and sends no mail
     */
    public static Proxies trusted(String... hosts) {
        return new Proxies(OptionValues.none().with(SiteSettings.TRUST_HOST, new TrustedHosts(true, List.of(hosts))));
    }

    /**
     * Sets how many proxies a request passes one after the other, from 1 to 10. By default one. Latchkey counts the
     * values of each header from its end. With more than one proxy, set the hosts or {@link AuthBuilder#url}. Replaces
     * {@code AUTH_TRUSTED_PROXIES}.
     */
    public Proxies count(int number) {
        return new Proxies(values.with(SiteSettings.TRUSTED_PROXIES, number));
    }

    OptionValues values() {
        return values;
    }
}
