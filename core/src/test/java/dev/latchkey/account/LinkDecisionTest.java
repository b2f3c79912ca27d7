package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.account.LinkDecision.Create;
import dev.latchkey.account.LinkDecision.Link;
import dev.latchkey.account.LinkDecision.Refuse;
import dev.latchkey.account.LinkDecision.SignIn;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each row of the table, and what would be dangerous about another answer. */
class LinkDecisionTest {

    private static final StoredUser ADA = user("ada", Instant.EPOCH);
    private static final StoredUser BOB = user("bob", Instant.EPOCH);
    private static final StoredUser UNPROVED = user("eve", null);

    @Test
    @Tag("A16")
    void a_known_account_signs_in_as_its_user() {
        assertThat(decide(ADA, null, null, false, false)).isEqualTo(new SignIn(ADA));
        assertThat(decide(ADA, null, BOB, true, true)).isEqualTo(new SignIn(ADA));
    }

    @Test
    void linking_the_users_own_account_again_changes_nothing() {
        assertThat(decide(ADA, ADA, null, false, false)).isEqualTo(new SignIn(ADA));
    }

    @Test
    void the_account_of_another_user_is_not_taken_from_them() {
        assertThat(decide(ADA, BOB, null, true, true)).isInstanceOf(Refuse.class);
    }

    @Test
    void a_new_account_is_linked_to_the_user_who_began_linking() {
        assertThat(decide(null, BOB, null, false, false)).isEqualTo(new Link(BOB));
        assertThat(decide(null, BOB, ADA, true, true)).isEqualTo(new Link(BOB));
    }

    @Test
    void a_new_account_whose_address_nobody_has_makes_a_user() {
        assertThat(decide(null, null, null, false, false)).isEqualTo(new Create(null));
        assertThat(decide(null, null, null, true, true)).isEqualTo(new Create(null));
    }

    @Test
    @Tag("B12")
    void an_address_alone_does_not_link() {
        assertThat(decide(null, null, ADA, true, false)).isInstanceOf(Refuse.class);
        assertThat(decide(null, null, ADA, false, false)).isInstanceOf(Refuse.class);
    }

    @Test
    @Tag("B12")
    void where_the_application_links_by_address_both_sides_must_have_verified_it() {
        assertThat(decide(null, null, ADA, true, true)).isEqualTo(new Link(ADA));
        assertThat(decide(null, null, ADA, false, true)).isInstanceOf(Refuse.class);
        assertThat(decide(null, null, UNPROVED, true, true)).isInstanceOf(Refuse.class);
        assertThat(decide(null, null, UNPROVED, false, true)).isInstanceOf(Refuse.class);
    }

    @Test
    @Tag("B12")
    void an_address_that_is_only_claimed_gives_way_to_one_that_is_verified() {
        assertThat(LinkDecision.of(new LinkFacts(null, null, UNPROVED, true, true, false)))
                .isEqualTo(new Create(UNPROVED));
        assertThat(LinkDecision.of(new LinkFacts(null, null, UNPROVED, true, false, true)))
                .isInstanceOf(Refuse.class);
    }

    @Test
    @Tag("A16")
    @Tag("B12")
    void whatever_the_facts_an_account_goes_to_nobody_but_whom_the_table_says() {
        int seen = 0;
        for (StoredUser owner : Arrays.asList(null, ADA)) {
            for (StoredUser linkTo : Arrays.asList(null, ADA, BOB)) {
                for (StoredUser namesake : Arrays.asList(null, ADA, BOB, UNPROVED)) {
                    for (boolean verified : new boolean[] {false, true}) {
                        for (boolean byEmail : new boolean[] {false, true}) {
                            LinkDecision decision = decide(owner, linkTo, namesake, verified, byEmail);
                            boolean proved = byEmail && verified && namesake != null && namesake.hasVerifiedEmail();
                            assertThat(decision)
                                    .as("%s %s %s %s %s", owner, linkTo, namesake, verified, byEmail)
                                    .isInstanceOf(expected(owner, linkTo, namesake, proved));
                            if (decision instanceof Link link) {
                                assertThat(link.user()).isEqualTo(linkTo == null ? namesake : linkTo);
                            }
                            if (decision instanceof SignIn known) {
                                assertThat(known.user()).isEqualTo(owner);
                            }
                            seen++;
                        }
                    }
                }
            }
        }
        assertThat(seen).isEqualTo(2 * 3 * 4 * 2 * 2);
    }

    private static Class<? extends LinkDecision> expected(
            @Nullable StoredUser owner, @Nullable StoredUser linkTo, @Nullable StoredUser namesake, boolean proved) {
        if (owner != null) {
            return linkTo == null || linkTo.equals(owner) ? SignIn.class : Refuse.class;
        }
        if (linkTo != null || proved) {
            return Link.class;
        }
        return namesake == null ? Create.class : Refuse.class;
    }

    private static LinkDecision decide(
            @Nullable StoredUser owner,
            @Nullable StoredUser linkTo,
            @Nullable StoredUser namesake,
            boolean emailVerified,
            boolean linkByEmail) {
        return LinkDecision.of(new LinkFacts(owner, linkTo, namesake, false, emailVerified, linkByEmail));
    }

    private static StoredUser user(String id, @Nullable Instant verified) {
        return new StoredUser(new User(id, null, id + "@example.org", null), verified);
    }
}
