package dev.latchkey.setting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a framework's configuration and the environment say, read by the names of settings. The environment goes before
 * the configuration.
 */
public final class Configuration {

    private final SettingNames names;
    private final EnvironmentSource variables;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, ProviderSection> providers = new TreeMap<>();
    private OptionValues values = OptionValues.none();

    private Configuration(List<Setting<?>> settings) {
        this.names = new SettingNames(settings);
        this.variables = new EnvironmentSource(settings);
    }

    /**
     * Reads both.
     *
     * @param settings the ones that there are
     * @param file by name, as frameworks have it
     */
    public static Configuration read(
            List<Setting<?>> settings, Map<String, ? extends @Nullable Object> file, Map<String, String> environment) {
        Configuration configuration = new Configuration(settings);
        List<GivenValue> named = FrameworkSource.read(file).stream()
                .filter(given -> !environment.containsKey(Setting.variable(given.name()))) // a framework's own copy
                .toList();
        configuration.take(named);
        configuration.take(configuration.variables.read(environment));
        configuration.problems.addAll(AuthVariables.misspelt(environment));
        return configuration;
    }

    /** The values of what is set. */
    public OptionValues values() {
        return values;
    }

    /** What it says about each provider, by id. */
    public Map<String, ProviderSection> providers() {
        return providers;
    }

    /** What is unknown or malformed. */
    public List<String> problems() {
        return problems;
    }

    private void take(List<GivenValue> source) {
        Map<Object, String> seen = new HashMap<>();
        OptionValues taken = OptionValues.none();
        for (GivenValue given : source) {
            Setting<?> setting = names.setting(given.name());
            ProviderSettingName member = names.member(given.name());
            Object target = setting != null ? setting : member;
            String before = target == null ? null : seen.put(target, given.where());
            if (before != null) {
                problems.add(given.where() + " and " + before + " are one setting: leave one of them out");
            } else if (setting != null) {
                taken = taken.with(read(setting, given));
            } else if (member != null) {
                read(member, given);
            } else {
                problems.add(unknown(given));
            }
        }
        values = taken.over(values);
    }

    private <T> OptionValues read(Setting<T> setting, GivenValue given) {
        try {
            return OptionValues.none().with(setting, given.as(setting.type()));
        } catch (IllegalArgumentException e) {
            problems.add(given.where() + " " + e.getMessage());
            return OptionValues.none();
        }
    }

    private void read(ProviderSettingName member, GivenValue given) {
        try {
            providers.computeIfAbsent(member.id(), ProviderSection::new).add(member.setting(), member.name(), given);
        } catch (IllegalArgumentException e) {
            problems.add(given.where() + " " + e.getMessage());
        }
    }

    private String unknown(GivenValue given) {
        boolean variable = given.where().startsWith(EnvironmentSource.PREFIX);
        String nearest = variable ? variables.nearest(given.where()) : Setting.PREFIX + names.nearest(given.name());
        return "Unknown setting " + given.where() + ": did you mean " + nearest + "?";
    }
}
