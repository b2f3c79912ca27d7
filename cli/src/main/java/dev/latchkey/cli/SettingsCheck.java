package dev.latchkey.cli;

import dev.latchkey.setting.AccountSettings;
import dev.latchkey.setting.CookieSettings;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.SessionSettings;
import dev.latchkey.setting.SiteSettings;
import dev.latchkey.setting.TrustedHosts;
import dev.latchkey.wire.Origin;
import java.util.List;
import java.util.Map;

/** Checks the settings themselves, without asking anybody. */
record SettingsCheck(SettingsApplication application, Findings findings) {

    void run() {
        application.mistakes().forEach(mistake -> findings.add(Problem.SETTING_MISTAKE, mistake));
        application
                .settings()
                .open()
                .forEach(name ->
                        findings.add(Problem.PLACEHOLDER_OPEN, "The placeholder ${" + name + "} has no value here"));
        application.refusals().forEach(line -> findings.add(Problem.START_REFUSED, line));
        findings.addIf(
                !application.hasProviders() && !values().isOn(SessionSettings.SESSIONS_ONLY),
                Problem.PROVIDERS_NONE,
                "No setting names a way to sign in");
        address();
        optOuts();
    }

    private void address() {
        Origin origin = PublicOrigin.of(application);
        boolean anyHost = trusted().trusted() && trusted().hosts().isEmpty();
        findings.addIf(
                origin == null && !trusted().trusted(),
                Problem.ADDRESS_UNKNOWN,
                "The public address is not set, so sign-in works on this machine only");
        findings.addIf(
                origin == null && anyHost,
                Problem.PROXIES_ANY_HOST,
                "The headers of a request may name any host as the public address");
        findings.addIf(
                origin != null && !origin.isSecure() && !origin.isLoopback(),
                Problem.ADDRESS_HTTP,
                "The public address " + origin + " is not encrypted, so others on the way can take over every session");
        Map<String, String> variables = application.settings().environment();
        String url = variables.getOrDefault("AUTH_URL", "");
        String former = variables.getOrDefault("NEXTAUTH_URL", "");
        findings.addIf(
                !url.isBlank() && !former.isBlank() && !url.equals(former),
                Problem.ADDRESS_TWICE,
                "AUTH_URL and NEXTAUTH_URL name different addresses");
        findings.addIf(
                origin != null
                        && !origin.isLoopback()
                        && application
                                .settings()
                                .latchkey()
                                .getOrDefault("store", "")
                                .equals("memory"),
                Problem.STORE_IN_MEMORY,
                "latchkey.store is memory, so all users and sessions end with the program");
    }

    private void optOuts() {
        findings.addIf(
                values().isOn(AccountSettings.SHORT_SECRETS),
                Problem.SHORT_SECRETS_ACCEPTED,
                "Secrets that can be guessed are accepted");
        findings.addIf(
                values().isOn(AccountSettings.LINK_BY_EMAIL),
                Problem.LINK_BY_EMAIL,
                "A provider that vouches for an address signs in as its user");
        findings.addIf(
                values().isOn(SessionSettings.PLAIN_TOKENS),
                Problem.PLAIN_TOKENS,
                "The store has tokens in plain text, so an attacker who reads it can act as every user");
        values().get(CookieSettings.DOMAIN)
                .ifPresent(domain -> findings.add(
                        Problem.COOKIE_DOMAIN_WIDE, "Every host below " + domain + " can read and set the session"));
    }

    private TrustedHosts trusted() {
        return values().get(SiteSettings.TRUST_HOST).orElseGet(() -> {
            String variable = application.settings().environment().getOrDefault("AUTH_TRUST_HOST", "");
            try {
                return variable.isBlank() ? TrustedHosts.none() : TrustedHosts.read(List.of(variable));
            } catch (IllegalArgumentException e) {
                return TrustedHosts.none(); // the start says so
            }
        });
    }

    private OptionValues values() {
        return application.values();
    }
}
