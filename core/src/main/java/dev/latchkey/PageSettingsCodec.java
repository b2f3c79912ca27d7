package dev.latchkey;

import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.PageSettings;
import dev.latchkey.setting.Setting;
import org.jspecify.annotations.Nullable;

/** Pages and theme as settings, and back. */
final class PageSettingsCodec {

    private PageSettingsCodec() {}

    static OptionValues of(CustomPages pages) {
        OptionValues values = OptionValues.none().with(ProgrammaticOptions.PAGES, pages);
        values = add(values, PageSettings.SIGN_IN, pages.signIn());
        values = add(values, PageSettings.SIGN_OUT, pages.signOut());
        values = add(values, PageSettings.ERROR, pages.error());
        values = add(values, PageSettings.VERIFY_REQUEST, pages.verifyRequest());
        return add(values, PageSettings.NEW_USER, pages.newUser());
    }

    static OptionValues of(Theme theme) {
        OptionValues values = OptionValues.none().with(ProgrammaticOptions.THEME, theme);
        if (theme.colorScheme() != Theme.ColorScheme.AUTO) {
            values = values.with(PageSettings.COLOR_SCHEME, theme.colorScheme());
        }
        values = add(values, PageSettings.NAME, theme.name());
        values = add(values, PageSettings.BRAND_COLOR, theme.brandColor());
        values = add(values, PageSettings.BUTTON_TEXT, theme.buttonText());
        return add(values, PageSettings.LOGO, theme.logo());
    }

    static CustomPages pages(OptionValues values) {
        CustomPages pages = CustomPages.none();
        pages = values.get(PageSettings.SIGN_IN).map(pages::signIn).orElse(pages);
        pages = values.get(PageSettings.SIGN_OUT).map(pages::signOut).orElse(pages);
        pages = values.get(PageSettings.ERROR).map(pages::error).orElse(pages);
        pages = values.get(PageSettings.VERIFY_REQUEST)
                .map(pages::verifyRequest)
                .orElse(pages);
        return values.get(PageSettings.NEW_USER).map(pages::newUser).orElse(pages);
    }

    static Theme theme(OptionValues values) {
        return new Theme(
                values.get(PageSettings.NAME).orElse(null),
                values.orStandard(PageSettings.COLOR_SCHEME),
                values.get(PageSettings.BRAND_COLOR).orElse(null),
                values.get(PageSettings.BUTTON_TEXT).orElse(null),
                values.get(PageSettings.LOGO).orElse(null));
    }

    private static OptionValues add(OptionValues values, Setting<String> setting, @Nullable String value) {
        return value == null ? values : values.with(setting, value);
    }
}
