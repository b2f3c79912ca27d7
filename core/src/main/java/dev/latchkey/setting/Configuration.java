package dev.latchkey.setting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the values of settings from the environment and from a framework's configuration. The environment takes
 * precedence.
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
     * Reads the framework's configuration and the environment.
     *
     * @param settings all known settings
     * @param files the values by name, as frameworks provide them; two files must not set the same setting
     */
    public static Configuration read(
            List<Setting<?>> settings,
            List<Map<String, ? extends @Nullable Object>> files,
            Map<String, String> environment) {
        Configuration configuration = new Configuration(settings);
        List<SettingValue> named = new ArrayList<>();
        for (Map<String, ? extends @Nullable Object> file : files) {
            for (SettingValue given : FrameworkSource.read(file)) {
                boolean isCopyOfVariable = environment.containsKey(Setting.variable(given.name()));
                if (!isCopyOfVariable) {
                    named.add(given);
                }
            }
        }
        configuration.take(named);
        configuration.take(configuration.variables.read(environment));
        configuration.problems.addAll(MisspeltVariableCheck.misspelt(environment));
        return configuration;
    }

    /** Returns the values of all given settings. */
    public OptionValues values() {
        return values;
    }

    /** Returns the settings of each provider, by id. */
    public Map<String, ProviderSection> providers() {
        return providers;
    }

    /** Returns the mistakes, which are unknown names and malformed values. */
    public List<String> problems() {
        return problems;
    }

    private void take(List<SettingValue> source) {
        Map<Object, String> seen = new HashMap<>();
        OptionValues taken = OptionValues.none();
        for (SettingValue given : source) {
            Setting<?> setting = names.setting(given.name());
            ProviderSettingName member = names.member(given.name());
            Object target = setting != null ? setting : member;
            String before = target == null ? null : seen.put(target, given.where());
            if (before != null) {
                problems.add(
                        given.where().equals(before)
                                ? before + " is set twice: leave one of them out"
                                : given.where() + " and " + before + " are one setting: leave one of them out");
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

    private <T> OptionValues read(Setting<T> setting, SettingValue given) {
        try {
            return OptionValues.none().with(setting, given.as(setting.type()));
        } catch (IllegalArgumentException e) {
            problems.add(given.where() + " " + e.getMessage());
            return OptionValues.none();
        }
    }

    private void read(ProviderSettingName member, SettingValue given) {
        try {
            providers.computeIfAbsent(member.id(), ProviderSection::new).add(member.setting(), member.name(), given);
        } catch (IllegalArgumentException e) {
            problems.add(given.where() + " " + e.getMessage());
        }
    }

    private String unknown(SettingValue given) {
        boolean variable = given.where().startsWith(EnvironmentSource.PREFIX);
        String nearest = variable ? variables.nearest(given.where()) : Setting.PREFIX + names.nearest(given.name());
        return "Unknown setting " + given.where() + ": did you mean " + nearest + "?";
    }
}
