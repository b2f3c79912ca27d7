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
    void the_owner_of_an_unknown_address_becomes_a_user() {
        User ada = addresses.prove(EmailSetup.ADA).orElseThrow();

        assertThat(ada.email()).isEqualTo(EmailSetup.ADA);
        assertThat(addresses.isProved(ada.id())).isTrue();
        assertThat(setup.events).hasExactlyElementsOfTypes(AuthEvent.UserCreated.class);
        assertThat(addresses.prove(EmailSetup.ADA)).contains(ada);
    }

    @Test
    @Tag("B12")
    void the_first_proof_removes_what_a_stranger_attached() {
        User squatter = new User("u-1", "Squatter", EmailSetup.ADA, null);
        setup.store.store().createUser(new StoredUser(squatter, null), null);
        setup.store.store().addRecord(StoredRecord.of("passkey", "p-1", "u-1", "{}"));

        assertThat(addresses.isProved("u-1")).isFalse();
        assertThat(addresses.prove(EmailSetup.ADA)).map(User::id).contains("u-1");
        assertThat(setup.store.store().recordsOf("passkey", "u-1")).isEmpty();
        assertThat(addresses.isProved("u-1")).isTrue();
        assertThat(setup.events).hasAtLeastOneElementOfType(AuthEvent.AddressProved.class);
    }
}
