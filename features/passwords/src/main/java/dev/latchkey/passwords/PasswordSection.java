package dev.latchkey.passwords;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.AddressProofs;
import dev.latchkey.feature.EndpointCall;
import java.util.Optional;

/** The section of the account page on which users change their password. */
record PasswordSection(PasswordRecords passwords, AddressProofs addresses, ChangeEndpoint change, PasswordPages pages)
        implements AccountSection {

    @Override
    public String id() {
        return Passwords.ID;
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        String userId = call.session().user().id();
        boolean set = passwords.of(userId).isPresent();
        boolean proved = set || addresses.isProved(userId);
        FormPage form = change.form(call, set, proved);
        return Optional.of(new Shown(form.title(), pages.section(call, form), ChangeEndpoint.state(set, proved)));
    }
}
