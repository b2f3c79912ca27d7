package dev.latchkey.passwords;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EndpointCall;
import java.util.Optional;

/** The section of the account page on which users change their password. */
record PasswordSection(ChangeEndpoint change, PasswordPages pages) implements AccountSection {

    @Override
    public String id() {
        return Passwords.ID;
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        ChangeEndpoint.State state = change.state(call);
        FormPage form = change.form(call, state);
        return Optional.of(new Shown(form.title(), pages.section(call, form), state.json()));
    }
}
