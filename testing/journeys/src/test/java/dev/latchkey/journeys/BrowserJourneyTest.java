package dev.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.VirtualAuthenticator;
import dev.latchkey.browser.Visit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of an account in Chromium. */
@ParameterizedClass
@EnumSource(Framework.class)
@ExtendWith(BrowserExtension.class)
class BrowserJourneyTest {

    private static final String ADDRESS = "ada@example.org";
    private static final String NEW_ADDRESS = "ada@example.net";
    private static final String PASSWORD = "seven purple harbours";
    private static final Duration NEXT_CODE = Duration.ofMinutes(1);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Duration RECOVERY_WAIT = Duration.ofDays(3);

    private final RunningClub club;
    private final Postbox postbox;

    BrowserJourneyTest(Framework framework) {
        club = new RunningClub(framework);
        postbox = club.postbox;
    }

    @AfterEach
    void close() {
        club.close();
    }

    @Test
    void an_account_from_sign_up_to_deletion(Browser browser) {
        try (Visit first = browser.visit();
                Visit second = browser.visit()) {
            VirtualAuthenticator authenticator = VirtualAuthenticator.of(first);
            Person ada = new Person(club, first);
            signsUp(ada);
            Phone phone = setsUpPasskeyAndApp(ada);
            List<String> backupCodes = ada.keepsBackupCodes();
            signsInByEachWay(ada, phone, backupCodes.get(0), authenticator);

            Person elsewhere = new Person(club, second);
            replacesThePhone(elsewhere, backupCodes);
            recoversByMail(elsewhere);
            VirtualAuthenticator another = VirtualAuthenticator.of(second);
            Phone newPhone = setsUpPasskeyAndApp(elsewhere);
            elsewhere.keepsBackupCodes();
            another.answers(false);

            changesTheAddress(elsewhere);
            signsInWithTheNewAddress(elsewhere, newPhone);
            signsInByPasskey(elsewhere, another);
            deletesTheAccount(elsewhere, newPhone);

            assertThat(first.outsideRequests()).isEmpty();
            assertThat(second.outsideRequests()).isEmpty();
        }
    }

    private void signsUp(Person ada) {
        ada.opens("/").isAt("/auth/signin").follows("Create an account");
        ada.types("Your name", "Ada").types("E-mail address", ADDRESS).types("New password", PASSWORD);
        ada.presses("Create account").reads("A mail is on its way to " + ADDRESS);
        ada.types("Code from the mail", postbox.code(ADDRESS, "Create your account"))
                .presses("Continue")
                .isAt("/")
                .reads("Ada");
    }

    private Phone setsUpPasskeyAndApp(Person ada) {
        ada.opens("/auth/account").presses("Add a passkey").reads("Added on November");
        postbox.mail(ADDRESS, "A passkey was added");
        Phone phone = ada.setsUpPhone();
        postbox.mail(ADDRESS, "now also takes a code");
        return phone;
    }

    private void signsInByEachWay(Person ada, Phone phone, String backupCode, VirtualAuthenticator authenticator) {
        authenticator.answers(false); // or its passkey would sign in before anything is typed
        ada.signsOut();
        club.pass(NEXT_CODE);
        ada.signsInByPassword(ADDRESS, PASSWORD).isAt("/auth/second-factor");
        ada.opens("/").isAt("/auth/signin"); // half of a sign-in is none
        ada.signsInByPassword(ADDRESS, PASSWORD).isAt("/auth/second-factor");
        ada.typesCodeOf(phone).isAt("/auth/account");

        ada.signsOut();
        ada.signsInByPassword(ADDRESS, PASSWORD).isAt("/auth/second-factor");
        ada.usesBackupCode(backupCode).isAt("/auth/account").reads("9 of your backup codes are left");
        postbox.mail(ADDRESS, "One of your backup codes was used");

        ada.signsOut();
        club.pass(NEXT_CODE);
        ada.asksForMail(ADDRESS)
                .types("Or enter the code from the mail", postbox.code(ADDRESS, "Sign in to localhost"));
        ada.presses("Sign in").isAt("/auth/second-factor");
        ada.typesCodeOf(phone).isAt("/auth/account");

        signsInByPasskey(ada, authenticator);
    }

    private static void signsInByPasskey(Person ada, VirtualAuthenticator authenticator) {
        ada.signsOut();
        authenticator.answers(true);
        ada.opensSignInPage().isAt("/auth/account").reads("last used on");
        authenticator.answers(false);
    }

    /** In another browser, with nothing but the password and the codes on paper. */
    private void replacesThePhone(Person ada, List<String> backupCodes) {
        ada.signsInByPassword(ADDRESS, PASSWORD).isAt("/auth/second-factor");
        ada.usesBackupCode(backupCodes.get(1)).isAt("/auth/account").reads("8 of your backup codes are left");
        postbox.mail(ADDRESS, "One of your backup codes was used");
        postbox.mail(ADDRESS, "in a browser that you have not used there before");

        ada.presses("Remove Passkey").readsNot("Added on");
        postbox.mail(ADDRESS, "A passkey was removed");
        ada.presses("Manage");
        ada.types("Code from your authenticator app, or a backup code", backupCodes.get(2));
        ada.presses("Remove the authenticator app").isAt("/auth/account").reads("Signing in takes one step.");
        postbox.mail(ADDRESS, "Signing in no longer asks for a code");
        ada.setsUpPhone();
        ada.keepsBackupCodes();
        ada.isAt("/auth/account").reads("10 of your backup codes are left");
    }

    /** Now the other phone is lost, and the paper too. */
    private void recoversByMail(Person ada) {
        ada.signsOut();
        club.pass(A_WEEK); // before that, the address is too new
        beginsRecovery(ada).reads("Come back here after");
        postbox.mail(ADDRESS, "has asked to remove the app from your account");
        club.pass(RECOVERY_WAIT.minusSeconds(1));
        beginsRecovery(ada).reads("Come back here after");
        ada.opens("/").isAt("/auth/signin");

        club.pass(Duration.ofSeconds(1));
        beginsRecovery(ada).reads("The waiting time is over.");
        ada.types("Code from the mail", postbox.code(ADDRESS, "Remove your second step"));
        ada.presses("Sign in and remove the authenticator app").isAt("/auth/account");
        ada.reads("Signing in takes one step.");
        postbox.mail(ADDRESS, "Signing in no longer asks for a code");
    }

    private static Person beginsRecovery(Person ada) {
        return ada.signsInByPassword(ADDRESS, PASSWORD)
                .isAt("/auth/second-factor")
                .asksForRecovery();
    }

    private void changesTheAddress(Person ada) {
        ada.types("New e-mail address", NEW_ADDRESS).presses("Change");
        ada.types("Code from the mail", postbox.code(NEW_ADDRESS, "Confirm your new address"))
                .presses("Use the new address");
        ada.isAt("/auth/account").reads("Your e-mail address is changed.").reads(NEW_ADDRESS);
        postbox.mail(ADDRESS, "was changed");
    }

    private void signsInWithTheNewAddress(Person ada, Phone phone) {
        ada.signsOut();
        club.pass(NEXT_CODE);
        ada.signsInByPassword(ADDRESS, PASSWORD).reads("Signing in did not work.");
        ada.signsInByPassword(NEW_ADDRESS, PASSWORD).isAt("/auth/second-factor");
        ada.typesCodeOf(phone).isAt("/auth/account");

        ada.signsOut();
        club.pass(NEXT_CODE);
        ada.asksForMail(NEW_ADDRESS).reads("is on its way to " + NEW_ADDRESS);
        ada.opens(postbox.link(NEW_ADDRESS, "Sign in to localhost")).isAt("/auth/second-factor");
        ada.typesCodeOf(phone).isAt("/auth/account");
    }

    private void deletesTheAccount(Person ada, Phone phone) {
        String id = club.database.userId();
        assertThat(club.database.tablesWith(id, ADDRESS, NEW_ADDRESS)).isNotEmpty();
        club.pass(Duration.ofHours(1));
        ada.follows("Delete");
        ada.isAt("/auth/confirm").confirmsByCode(phone.codeAt(club.now()));
        ada.isAt("/auth/account/delete").presses("Delete everything").reads("The account is deleted");
        ada.opens("/").isAt("/auth/signin");
        ada.signsInByPassword(NEW_ADDRESS, PASSWORD).reads("Signing in did not work.");
        assertThat(club.database.tablesWith(id, ADDRESS, NEW_ADDRESS)).isEmpty();
    }
}
