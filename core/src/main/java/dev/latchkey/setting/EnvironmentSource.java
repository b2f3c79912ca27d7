package dev.latchkey.setting;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.latchkey.lazy.Lazy;
import dev.latchkey.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from environment variables such as {@code LATCHKEY_SESSIONS_IDLE}. The name of the variable is the
 * setting's name in upper case, with {@code _} in place of each character that is not a letter or digit. A number at
 * the end is the index of an element of a list.
 */
final class EnvironmentSource {

    static final String PREFIX = "LATCHKEY_";
    private static final String SECTION = PREFIX + "PROVIDER_";

    /** What Kubernetes gives to each pod beside a service that is named {@code latchkey}. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            PREFIX + "(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    /** The settings by the names of their variables. Made for the first variable; many applications have none. */
    private final Lazy<Map<String, Setting<?>>> settings;

    EnvironmentSource(List<Setting<?>> all) {
        settings = new Lazy<>(() -> all.stream().collect(toMap(Setting::variable, setting -> setting)));
    }

    /** Returns the values of {@code variables}, with the names of known settings. */
    List<SettingValue> read(Map<String, String> variables) {
        List<SettingValue> given = new ArrayList<>();
        Map<String, TreeMap<Integer, String>> numbered = new TreeMap<>();
        for (String variable : new TreeSet<>(variables.keySet())) {
            if (!variable.startsWith(PREFIX) || SERVICE_LINK.matcher(variable).matches()) {
                continue;
            }
            String value = requireNonNull(variables.get(variable));
            ListElementName number = ListElementName.of(variable, '_');
            if (number != null && takesSeveral(number.list())) {
                numbered.computeIfAbsent(number.list(), key -> new TreeMap<>()).put(number.place(), value);
            } else {
                given.add(new SettingValue(variable, name(variable), List.of(value), false));
            }
        }
        for (Map.Entry<String, TreeMap<Integer, String>> each : numbered.entrySet()) {
            List<String> values = List.copyOf(each.getValue().values());
            given.add(new SettingValue(each.getKey(), name(each.getKey()), values, true));
        }
        return given;
    }

    private boolean takesSeveral(String variable) {
        Setting<?> setting = settings.get().get(variable);
        return setting != null && setting.type().several();
    }

    /** Returns the known variable whose name is most similar to {@code variable}. */
    String nearest(String variable) {
        List<String> known = new ArrayList<>(settings.get().keySet());
        ProviderSettings.ALL.forEach(setting -> known.add(SECTION + "<ID>_" + tail(setting)));
        return NearestName.of(variable, known);
    }

    private String name(String variable) {
        Setting<?> known = settings.get().get(variable);
        if (known != null) {
            return known.name();
        }
        String ofProvider = variable.startsWith(SECTION) ? member(variable) : null;
        return ofProvider != null ? ofProvider : variable;
    }

    /**
     * Returns the setting's name for a variable of a provider. If several names fit, the longest member applies.
     * Returns {@code null} if none fits.
     */
    private static @Nullable String member(String variable) {
        String rest = variable.substring(SECTION.length());
        String found = null;
        int length = 0;
        for (ProviderSetting<?> setting : ProviderSettings.ALL) {
            String tail = tail(setting);
            int at = setting.isOpen() ? rest.indexOf("_" + tail + "_") : rest.length() - tail.length() - 1;
            if (at > 0 && rest.startsWith("_" + tail, at) && tail.length() > length) {
                String name = setting.isOpen() ? rest.substring(at + tail.length() + 2) : "";
                found = setting.nameOf(id(rest.substring(0, at)), name.toLowerCase(Locale.ROOT));
                length = tail.length();
            }
        }
        return found;
    }

    private static String id(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String tail(ProviderSetting<?> setting) {
        return Setting.variable(setting.member()).substring(PREFIX.length());
    }
}
