package dev.latchkey.passwords;

import static dev.latchkey.feature.RouteSpec.get;
import static dev.latchkey.feature.RouteSpec.post;

import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteSpec;
import java.util.List;
import java.util.stream.Stream;

/** The addresses of passwords. Each answers people with a page and programs with JSON. */
final class PasswordRoutes {

    private PasswordRoutes() {}

    static List<RouteSpec> of(
            SignUpEndpoint signUp,
            SignUpLinkEndpoint link,
            SignUpLinkEndpoint invitation,
            ForgotEndpoint forgot,
            ResetEndpoint reset,
            ChangeEndpoint change,
            boolean remembers) {
        String provider = PasswordSignIn.PROVIDER.id();
        return Stream.of(
                        get(SignUpEndpoint.PATH, signUp::page).describedBy(PasswordDocuments.SIGN_UP_PAGE),
                        post(SignUpEndpoint.PATH, signUp::begin)
                                .describedBy(asking(PasswordDocuments.SIGN_UP, remembers)),
                        post(SignUpEndpoint.CODE_PATH, signUp::code)
                                .signsIn(provider)
                                .describedBy(PasswordDocuments.CODE),
                        get(SignUpEndpoint.LINK_PATH, link::page).describedBy(PasswordDocuments.LINK_PAGE),
                        post(SignUpEndpoint.LINK_PATH, link::accept)
                                .signsIn(provider)
                                .describedBy(asking(PasswordDocuments.LINK, remembers)),
                        get(Passwords.INVITATION_PATH, invitation::page).describedBy(PasswordDocuments.LINK_PAGE),
                        post(Passwords.INVITATION_PATH, invitation::accept)
                                .signsIn(provider)
                                .describedBy(asking(PasswordDocuments.LINK, remembers)),
                        get(ForgotEndpoint.PATH, forgot::page).describedBy(PasswordDocuments.FORGOT_PAGE),
                        post(ForgotEndpoint.PATH, forgot::send).describedBy(PasswordDocuments.FORGOT),
                        get(ResetEndpoint.PATH, reset::page).describedBy(PasswordDocuments.RESET_PAGE),
                        post(ResetEndpoint.PATH, reset::reset).describedBy(PasswordDocuments.RESET),
                        get(ChangeEndpoint.PATH, change::page).signedIn().describedBy(PasswordDocuments.CHANGE_PAGE),
                        post(ChangeEndpoint.PATH, change::change).signedIn().describedBy(PasswordDocuments.CHANGE),
                        get(ChangeEndpoint.CHANGED_PATH, change::changed).describedBy(PasswordDocuments.CHANGED_PAGE),
                        get(ChangeEndpoint.RESET_PATH, change::reset).describedBy(PasswordDocuments.CHANGED_PAGE))
                .map(RouteSpec::forPeopleAndPrograms)
                .toList();
    }

    /** A form that signs up asks like one that signs in, if the application asks. */
    private static RouteDocument asking(RouteDocument plain, boolean remembers) {
        return remembers ? plain.withBody(PasswordDocuments.REMEMBER) : plain;
    }
}
