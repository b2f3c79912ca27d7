package dev.latchkey.setting;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Theme;
import dev.latchkey.model.ThemeColor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings for the look of the built-in pages. */
public final class ThemeSettings {

    private static final String CALL = "theme(…)";
    private static final SettingType<String> IMAGE = SettingTypes.TEXT
            .called("path or data: URL")
            .where(
                    logo -> (logo.startsWith("/") && !logo.startsWith("//")) || logo.startsWith("data:image/"),
                    "is neither a path on this host nor a data:image/ URL");

    public static final Setting<String> NAME =
            text("name", SettingTypes.TEXT, "the host", "What the built-in pages and mails call the application.");
    public static final Setting<Theme.ColorScheme> COLOR_SCHEME = Setting.of(
            "theme.color-scheme",
            SettingTypes.oneOf(List.of(Theme.ColorScheme.values())),
            CALL,
            "auto",
            "Whether the built-in pages are light, dark, or as the visitor's system says.");
    public static final Setting<String> LOGO = text(
            "logo",
            IMAGE,
            "",
            "The picture on the built-in pages: a path below the context path, or a data:image/… URL.");
    public static final Setting<String> DARK_LOGO =
            text("dark.logo", IMAGE, "as theme.logo", "The picture on dark pages, in the same form.");
    public static final Setting<String> FAVICON =
            text("favicon", IMAGE, "", "The icon in the tab of the browser, in the same form.");
    public static final Setting<Theme.Font> FONT = Setting.of(
            "theme.font",
            SettingTypes.oneOf(List.of(Theme.Font.values())),
            CALL,
            "system",
            "The font of the built-in pages, which no page has to load.");
    public static final Setting<Integer> CORNERS = Setting.of(
            "theme.corners",
            SettingTypes.COUNT.called("pixels").where(SettingTypes.between(0, 24), "is not between 0 and 24"),
            CALL,
            "10",
            "How round the corners of buttons and fields are.");

    /** The colours that light and dark pages may share. */
    public static final Map<ThemeColor, Setting<String>> BOTH =
            colours("", "", ThemeColor.BRAND_COLOR, ThemeColor.BUTTON_TEXT);

    private static final Map<ThemeColor, Setting<String>> LIGHT =
            colours("light.", ", on light pages", ThemeColor.values());
    private static final Map<ThemeColor, Setting<String>> DARK =
            colours("dark.", ", on dark pages", ThemeColor.values());

    public static final List<Setting<?>> ALL = all();

    private ThemeSettings() {}

    private static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(List.of(NAME, COLOR_SCHEME));
        all.addAll(BOTH.values());
        all.addAll(LIGHT.values());
        all.addAll(DARK.values());
        all.addAll(List.of(FONT, CORNERS, LOGO, DARK_LOGO, FAVICON));
        return List.copyOf(all);
    }

    /** Returns the setting for a colour of light pages. */
    public static Setting<String> light(ThemeColor colour) {
        return requireNonNull(LIGHT.get(colour));
    }

    /** Returns the setting for a colour of dark pages. */
    public static Setting<String> dark(ThemeColor colour) {
        return requireNonNull(DARK.get(colour));
    }

    private static Setting<String> text(String name, SettingType<String> type, String standard, String about) {
        return Setting.of("theme." + name, type, CALL, standard, about);
    }

    private static Map<ThemeColor, Setting<String>> colours(String prefix, String where, ThemeColor... colours) {
        Map<ThemeColor, Setting<String>> settings = new EnumMap<>(ThemeColor.class);
        for (ThemeColor colour : colours) {
            String name = colour.name().toLowerCase(Locale.ROOT).replace('_', '-');
            settings.put(colour, text(prefix + name, SettingTypes.COLOUR, "", about(colour) + where + "."));
        }
        return Collections.unmodifiableMap(settings);
    }

    private static String about(ThemeColor colour) {
        return switch (colour) {
            case BRAND_COLOR -> "The colour of buttons on the built-in pages";
            case BUTTON_TEXT -> "The colour of the text on these buttons";
            case PAGE_COLOR -> "The colour of the page behind the card";
            case CARD_COLOR -> "The colour of the card and of its fields";
            case TEXT_COLOR -> "The colour of the text";
        };
    }
}
