package dev.latchkey.setting;

import dev.latchkey.model.Theme;
import java.util.List;

/** The settings for the application's own pages, and for the look of the built-in pages. */
public final class PageSettings {

    public static final Setting<String> SIGN_IN = page("sign-in", "signIn", "the sign-in page");
    public static final Setting<String> SIGN_OUT = page("sign-out", "signOut", "the sign-out page");
    public static final Setting<String> ERROR =
            page("error", "error", "the error page; it gets the error's name as error in its query");
    public static final Setting<String> VERIFY_REQUEST =
            page("verify-request", "verifyRequest", "the page that says that a mail is on its way");

    public static final Setting<String> NEW_USER = Setting.of(
            "pages.new-user",
            SettingTypes.PAGE,
            "newUser(…) of CustomPages",
            "",
            "A page of the application, such as /welcome, for new users: a sign-in that adds a user to the store leads"
                    + " to it, with the address where it would have led as callbackUrl in the query.");

    public static final Setting<String> NAME = Setting.of(
            "theme.name",
            SettingTypes.TEXT,
            "theme(…)",
            "the host",
            "What the built-in pages and mails call the application.");
    public static final Setting<Theme.ColorScheme> COLOR_SCHEME = Setting.of(
            "theme.color-scheme",
            SettingTypes.oneOf(List.of(Theme.ColorScheme.values())),
            "theme(…)",
            "auto",
            "Whether the built-in pages are light, dark, or as the visitor's system says.");
    public static final Setting<String> BRAND_COLOR = Setting.of(
            "theme.brand-color", SettingTypes.COLOUR, "theme(…)", "", "The colour of buttons on the built-in pages.");
    public static final Setting<String> BUTTON_TEXT = Setting.of(
            "theme.button-text", SettingTypes.COLOUR, "theme(…)", "", "The colour of the text on these buttons.");
    public static final Setting<String> LOGO = Setting.of(
            "theme.logo",
            SettingTypes.TEXT
                    .called("path or data: URL")
                    .where(
                            logo -> (logo.startsWith("/") && !logo.startsWith("//")) || logo.startsWith("data:image/"),
                            "is neither a path on this host nor a data:image/ URL"),
            "theme(…)",
            "",
            "The picture on the built-in pages: a path on this host, or a data:image/… URL.");

    static final List<Setting<?>> ALL = List.of(
            SIGN_IN, SIGN_OUT, ERROR, VERIFY_REQUEST, NEW_USER, NAME, COLOR_SCHEME, BRAND_COLOR, BUTTON_TEXT, LOGO);

    private PageSettings() {}

    private static Setting<String> page(String name, String call, String what) {
        return Setting.of(
                "pages." + name,
                SettingTypes.PAGE,
                call + "(…) of CustomPages",
                "",
                "A page of the application, such as /" + name + ", in place of " + what + ".");
    }
}
