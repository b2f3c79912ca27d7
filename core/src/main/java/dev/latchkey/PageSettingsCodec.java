package dev.latchkey;

import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.PageTemplate;
import dev.latchkey.model.Theme;
import dev.latchkey.model.ThemeColor;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.PageSettings;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.ThemeSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts pages and theme to settings, and back. */
final class PageSettingsCodec {

    private PageSettingsCodec() {}

    static OptionValues of(CustomPages pages) {
        OptionValues values = OptionValues.none().with(ProgrammaticOptions.PAGES, pages);
        values = add(values, PageSettings.SIGN_IN, pages.signIn());
        values = add(values, PageSettings.SIGN_OUT, pages.signOut());
        values = add(values, PageSettings.ERROR, pages.error());
        values = add(values, PageSettings.VERIFY_REQUEST, pages.verifyRequest());
        values = add(values, PageSettings.NEW_USER, pages.newUser());
        values = add(values, PageSettings.TERMS, pages.terms());
        values = add(values, PageSettings.PRIVACY, pages.privacy());
        return add(values, PageSettings.HELP, pages.help());
    }

    static OptionValues of(Theme theme) {
        OptionValues values = OptionValues.none().with(ProgrammaticOptions.THEME, theme);
        if (theme.colorScheme() != Theme.ColorScheme.AUTO) {
            values = values.with(ThemeSettings.COLOR_SCHEME, theme.colorScheme());
        }
        if (theme.font() != Theme.Font.SYSTEM) {
            values = values.with(ThemeSettings.FONT, theme.font());
        }
        if (theme.corners().isPresent()) {
            values = values.with(ThemeSettings.CORNERS, theme.corners().get());
        }
        values = add(values, ThemeSettings.NAME, theme.name());
        values = add(values, ThemeSettings.LOGO, theme.logo());
        values = add(values, ThemeSettings.DARK_LOGO, theme.darkLogo());
        values = add(values, ThemeSettings.FAVICON, theme.favicon());
        for (ThemeColor color : ThemeColor.values()) {
            values = add(values, ThemeSettings.light(color), theme.lightColors().get(color));
            values = add(values, ThemeSettings.dark(color), theme.darkColors().get(color));
        }
        return values;
    }

    static CustomPages pages(OptionValues values) {
        CustomPages pages = values.hasAny(PageSettings.ALL) ? addresses(values) : CustomPages.none();
        CustomPages code = values.get(ProgrammaticOptions.PAGES).orElse(CustomPages.none());
        for (Map.Entry<BuiltInPage, PageTemplate> template : code.templates().entrySet()) {
            pages = pages.replace(template.getKey(), template.getValue());
        }
        return pages;
    }

    private static CustomPages addresses(OptionValues values) {
        CustomPages pages = CustomPages.none();
        pages = values.get(PageSettings.SIGN_IN).map(pages::signIn).orElse(pages);
        pages = values.get(PageSettings.SIGN_OUT).map(pages::signOut).orElse(pages);
        pages = values.get(PageSettings.ERROR).map(pages::error).orElse(pages);
        pages = values.get(PageSettings.VERIFY_REQUEST)
                .map(pages::verifyRequest)
                .orElse(pages);
        pages = values.get(PageSettings.NEW_USER).map(pages::newUser).orElse(pages);
        pages = values.get(PageSettings.TERMS).map(pages::terms).orElse(pages);
        pages = values.get(PageSettings.PRIVACY).map(pages::privacy).orElse(pages);
        return values.get(PageSettings.HELP).map(pages::help).orElse(pages);
    }

    static Theme theme(OptionValues values) {
        return values.hasAny(ThemeSettings.ALL) ? chosen(values) : Theme.standard();
    }

    /** What the pages of one scheme alone have comes after what both have, and replaces it. */
    private static Theme chosen(OptionValues values) {
        Theme theme = Theme.standard()
                .colorScheme(values.orStandard(ThemeSettings.COLOR_SCHEME))
                .font(values.orStandard(ThemeSettings.FONT));
        theme = values.get(ThemeSettings.CORNERS).map(theme::corners).orElse(theme);
        theme = values.get(ThemeSettings.NAME).map(theme::name).orElse(theme);
        theme = values.get(ThemeSettings.LOGO).map(theme::logo).orElse(theme);
        theme = values.get(ThemeSettings.DARK_LOGO).map(theme::darkLogo).orElse(theme);
        theme = values.get(ThemeSettings.FAVICON).map(theme::favicon).orElse(theme);
        for (Map.Entry<ThemeColor, Setting<String>> both : ThemeSettings.BOTH.entrySet()) {
            String colour = values.get(both.getValue()).orElse(null);
            theme = colour == null ? theme : theme.color(both.getKey(), colour);
        }
        for (ThemeColor color : ThemeColor.values()) {
            String light = values.get(ThemeSettings.light(color)).orElse(null);
            String dark = values.get(ThemeSettings.dark(color)).orElse(null);
            theme = light == null ? theme : theme.light(color, light);
            theme = dark == null ? theme : theme.dark(color, dark);
        }
        return theme;
    }

    private static OptionValues add(OptionValues values, Setting<String> setting, @Nullable String value) {
        return value == null ? values : values.with(setting, value);
    }
}
