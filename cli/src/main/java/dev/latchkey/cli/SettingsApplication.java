package dev.latchkey.cli;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Feature;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.feature.Installable;
import dev.latchkey.model.Secret;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SecretStrength;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.securitynotices.SecurityNotices;
import dev.latchkey.setting.AccountSettings;
import dev.latchkey.setting.Configuration;
import dev.latchkey.setting.CoreSettings;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.SecretVariables;
import dev.latchkey.setting.Setting;
import dev.latchkey.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An application of which only the settings are known. It has a feature if a setting of the feature is there. Whatever
 * an application may have in code, such as its store, has a stand-in here, so that its absence is no mistake.
 */
final class SettingsApplication {

    private static final List<Feature> KNOWN = List.of(
            AccountPage.standard(),
            Passkeys.standard(),
            Passwords.standard(),
            SecondFactor.standard(),
            SecurityNotices.standard());

    private final ApplicationSettings settings;
    private final Surroundings surroundings;
    private final List<Feature> features;
    private final Configuration configuration;
    private final List<Secret> secrets;

    private SettingsApplication(ApplicationSettings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.features =
                KNOWN.stream().filter(feature -> isNamed(feature, settings)).toList();
        this.configuration = Configuration.read(known(features), List.of(settings.latchkey()), settings.environment());
        this.secrets = values().get(AccountSettings.SECRET)
                .filter(given -> !given.isEmpty())
                .orElseGet(() -> SecretVariables.read(settings.environment()));
    }

    static SettingsApplication of(ApplicationSettings settings, Surroundings surroundings) {
        return new SettingsApplication(settings, surroundings);
    }

    ApplicationSettings settings() {
        return settings;
    }

    OptionValues values() {
        return configuration.values();
    }

    /** Returns the secrets, newest first. */
    List<Secret> secrets() {
        return secrets;
    }

    /** Returns what is wrong with single settings. */
    List<String> mistakes() {
        return configuration.problems();
    }

    /** Returns whether a setting names a way to sign in. */
    boolean hasProviders() {
        return !configuration.providers().isEmpty()
                || !values().get(AccountSettings.PROVIDERS).orElse(List.of()).isEmpty()
                || features.stream()
                        .anyMatch(feature -> feature instanceof Installable installable
                                && !installable.providers().isEmpty());
    }

    /**
     * Builds the application.
     *
     * @throws CommandFailure if the settings have mistakes; the message has a line for each
     */
    Auth auth() {
        try {
            return build();
        } catch (IllegalStateException e) {
            throw CommandFailure.failed("The settings have mistakes:\n" + e.getMessage(), e);
        }
    }

    /** Returns the mistakes for which the application does not start, without those of {@link #mistakes}. */
    List<String> refusals() {
        try {
            build().close();
            return List.of();
        } catch (IllegalStateException e) {
            List<String> lines =
                    new ArrayList<>(Arrays.asList(String.valueOf(e.getMessage()).split("\\R")));
            lines.removeAll(mistakes());
            return lines;
        }
    }

    private Auth build() {
        AuthBuilder builder = Auth.builder()
                .settings(settings.latchkey())
                .environment(settings.environment())
                .clock(surroundings.clock());
        features.forEach(builder::with);
        if (!features.isEmpty()) {
            builder.mail(EmailProvider.of(mail -> {}).from("nobody@latchkey.invalid"));
        }
        if (secrets.isEmpty() || secrets.stream().anyMatch(SecretStrength::isWeak)) {
            builder.secret(new Randoms(surroundings.random()).hex());
        }
        if (values().get(AccountSettings.STORE).isEmpty()) {
            builder.store(Store.inMemory());
        }
        if (!hasProviders()) {
            builder.sessionsOnly();
        }
        return builder.build();
    }

    private static List<Setting<?>> known(List<Feature> features) {
        return Stream.concat(
                        CoreSettings.ALL.stream(),
                        features.stream()
                                .filter(Installable.class::isInstance)
                                .flatMap(feature -> ((Installable) feature).settings().stream()))
                .toList();
    }

    private static boolean isNamed(Feature feature, ApplicationSettings settings) {
        String name = feature.id() + ".";
        String variable = "LATCHKEY_" + feature.id().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
        return settings.latchkey().keySet().stream().anyMatch(each -> each.startsWith(name))
                || settings.environment().keySet().stream().anyMatch(each -> each.startsWith(variable));
    }
}
