package dev.latchkey.setting;

import java.util.ArrayList;
import java.util.List;

/** All settings of the core, in the order in which the documents list them. */
public final class CoreSettings {

    public static final List<Setting<?>> ALL = all();

    private CoreSettings() {}

    private static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(AccountSettings.ALL);
        all.addAll(SiteSettings.ALL);
        all.addAll(SessionSettings.ALL);
        all.addAll(CookieSettings.ALL);
        all.addAll(PageSettings.ALL);
        all.addAll(ThemeSettings.ALL);
        return List.copyOf(all);
    }
}
