package dev.latchkey.setting;

import java.util.List;

/** The settings for the application's own pages. */
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

    public static final Setting<String> TERMS = link("terms", "the terms of use");
    public static final Setting<String> PRIVACY = link("privacy", "what is kept of users, and why");
    public static final Setting<String> HELP = link("help", "help for people who cannot sign in");

    public static final List<Setting<?>> ALL =
            List.of(SIGN_IN, SIGN_OUT, ERROR, VERIFY_REQUEST, NEW_USER, TERMS, PRIVACY, HELP);

    private PageSettings() {}

    private static Setting<String> page(String name, String call, String what) {
        return Setting.of(
                "pages." + name,
                SettingTypes.PAGE,
                call + "(…) of CustomPages",
                "",
                "A page of the application, such as /" + name + ", in place of " + what + ".");
    }

    private static Setting<String> link(String name, String what) {
        return Setting.of(
                "pages." + name,
                SettingTypes.PAGE,
                name + "(…) of CustomPages",
                "",
                "A page of the application, such as /" + name + ", with " + what
                        + ": the built-in pages link to it, and the guard leaves it open.");
    }
}
