package dev.latchkey.setting;

import static java.util.stream.Collectors.toMap;

import dev.latchkey.text.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds all known names of settings. Within a part of a name, upper case, dashes and underscores make no difference.
 */
final class SettingNames {

    private final Map<String, Setting<?>> settings = new HashMap<>();

    SettingNames(List<Setting<?>> settings) {
        for (Setting<?> setting : settings) {
            this.settings.put(normal(setting.name()), setting);
        }
    }

    /** Returns the setting with this name; {@code null} if there is none. */
    @Nullable
    Setting<?> setting(String name) {
        return settings.get(normal(name));
    }

    /** Returns the setting of one provider with this name; {@code null} if there is none. */
    @Nullable
    ProviderSettingName member(String name) {
        String[] parts = name.split("\\.", 4);
        if (parts.length < 3 || !normal(parts[0] + ".").equals(ProviderSetting.SECTION)) {
            return null;
        }
        String member = name.substring(parts[0].length() + parts[1].length() + 2);
        ProviderSetting<?> closed = Members.BY_NAME.get(normal(member));
        if (closed != null && !closed.isOpen()) {
            return new ProviderSettingName(parts[1], closed, "");
        }
        ProviderSetting<?> open = parts.length == 4 ? Members.BY_NAME.get(normal(parts[2] + ".")) : null;
        return open == null || parts[3].isEmpty() ? null : new ProviderSettingName(parts[1], open, parts[3]);
    }

    /** Returns the known name that is most similar to {@code name}. */
    String nearest(String name) {
        List<String> known =
                new ArrayList<>(settings.values().stream().map(Setting::name).toList());
        String[] parts = name.split("\\.", 3);
        if (parts.length == 3) {
            ProviderSettings.ALL.forEach(setting -> known.add(setting.nameOf(parts[1], setting.isOpen() ? "…" : "")));
        }
        return NearestName.of(name, known);
    }

    /** Apart, because most applications have no such settings, and the table takes time to make. */
    private static final class Members {

        static final Map<String, ProviderSetting<?>> BY_NAME =
                ProviderSettings.ALL.stream().collect(toMap(setting -> normal(setting.member()), setting -> setting));
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
