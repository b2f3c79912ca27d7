package dev.latchkey;

import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.SiteSettings;
import dev.latchkey.setting.TrustedHosts;
import java.util.List;

/** The proxies in front whose forwarding headers are believed. Immutable: each call returns a changed copy. */
public final class Proxies {

    private final OptionValues values;

    private Proxies(OptionValues values) {
        this.values = values;
    }

    /**
     * Believes one proxy: its {@code X-Forwarded-Host}, {@code -Proto}, {@code -Port}, {@code -Prefix} and
     * {@code -For}, or {@code Forwarded} (RFC 7239), and else {@code Host}. Only right behind a proxy that overwrites
     * or appends to each of them. Instead of {@code AUTH_TRUST_HOST}.
     *
     * @param hosts the application's own, such as {@code app.example.com}, {@code *.example.com} for every name below
     *     it, or with a port that is not the scheme's default; a request that names another is refused. None: any host
     *     counts, so nothing is mailed
     */
    public static Proxies trusted(String... hosts) {
        return new Proxies(OptionValues.none().with(SiteSettings.TRUST_HOST, new TrustedHosts(true, List.of(hosts))));
    }

    /**
     * Sets how many proxies stand one behind the other, from 1 to 10; one unless set. Values are counted from the end
     * of each header. Several need the hosts, or {@link AuthBuilder#url}. Instead of {@code AUTH_TRUSTED_PROXIES}.
     */
    public Proxies count(int number) {
        return new Proxies(values.with(SiteSettings.TRUSTED_PROXIES, number));
    }

    OptionValues values() {
        return values;
    }
}
