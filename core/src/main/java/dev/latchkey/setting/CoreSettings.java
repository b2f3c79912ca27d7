package dev.latchkey.setting;

import java.util.List;
import java.util.stream.Stream;

/** All settings of the core, in the order in which the documents list them. */
public final class CoreSettings {

    public static final List<Setting<?>> ALL = Stream.of(
                    AccountSettings.ALL,
                    SiteSettings.ALL,
                    SessionSettings.ALL,
                    CookieSettings.ALL,
                    PageSettings.ALL,
                    ThemeSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private CoreSettings() {}
}
