package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.AddressProofs;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A feature says that the owner of an address is there, as after a mail that signs in. */
class AddressProofsTest {

    private final NeedyFeature feature = new NeedyFeature("needy");
    private final EmailSetup setup = new EmailSetup(provider -> provider, auth -> auth.with(feature));
    private final AddressProofs addresses = feature.context().addresses();

    @Test
    void the_owner_of_an_address_proves_it_and_may_prove_it_again() {
        User ada = add("u-1", EmailSetup.ADA);

        assertThat(addresses.isProved("u-1")).isFalse();
        assertThat(addresses.prove("u-1", EmailSetup.ADA)).contains(ada);
        assertThat(addresses.isProved("u-1")).isTrue();
        assertThat(addresses.prove("u-1", EmailSetup.ADA)).contains(ada);
    }

    @Test
    @Tag("B35")
    void only_the_address_of_this_very_user_is_proved_and_nobody_is_made() {
        add("u-1", EmailSetup.ADA);

        assertThat(addresses.prove("u-gone", EmailSetup.ADA)).isEmpty();
        assertThat(addresses.isProved("u-1")).isFalse();
        assertThat(addresses.prove("u-1", "bob@example.org")).isEmpty();
        assertThat(setup.store.store().userByEmail("bob@example.org")).isEmpty();
        assertThat(setup.events).isEmpty();
    }

    private User add(String id, String address) {
        User user = new User(id, "Ada", address, null);
        setup.store.store().createUser(new StoredUser(user, null), null);
        return user;
    }

    @Test
    @Tag("B12")
    void the_first_proof_removes_what_a_stranger_attached() {
        add("u-1", EmailSetup.ADA);
        setup.store.store().addRecord(StoredRecord.of("passkey", "p-1", "u-1", "{}"));

        assertThat(addresses.isProved("u-1")).isFalse();
        assertThat(addresses.prove("u-1", EmailSetup.ADA)).map(User::id).contains("u-1");
        assertThat(setup.store.store().recordsOf("passkey", "u-1")).isEmpty();
        assertThat(addresses.isProved("u-1")).isTrue();
        assertThat(setup.events).hasAtLeastOneElementOfType(AuthEvent.AddressProved.class);
    }
}
