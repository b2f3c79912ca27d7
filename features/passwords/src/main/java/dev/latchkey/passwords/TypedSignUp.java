package dev.latchkey.passwords;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.EmailAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to create an account.
 *
 * @param address {@code null}: it is none
 * @param loginName in its normal form; {@code null}: there is none
 * @param faults what is wrong, by field, apart from the password
 */
record TypedSignUp(
        String name, @Nullable String address, @Nullable String loginName, Map<String, FieldFault> faults) {

    private static final int MOST_OF_A_NAME = 100;

    TypedSignUp {
        faults = Map.copyOf(faults);
    }

    /**
     * Reads the form.
     *
     * @param known the address, where a link says it; {@code null}: it is in the form
     * @param names empty: users have no names to sign in with
     */
    static TypedSignUp read(
            EndpointCall call, @Nullable String known, SignUp policy, Optional<LoginNames> names, Texts texts) {
        Map<String, FieldFault> faults = new LinkedHashMap<>();
        String name = text(call, PasswordFields.NAME).strip();
        if (name.isEmpty()) {
            faults.put(PasswordFields.NAME, FieldFault.of(texts, PasswordText.FAULT_REQUIRED));
        } else if (name.codePointCount(0, name.length()) > MOST_OF_A_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            faults.put(PasswordFields.NAME, FieldFault.of(texts, PasswordText.FAULT_NAME, MOST_OF_A_NAME));
        }
        EmailAddress typed = EmailAddress.of(known == null ? text(call, PasswordFields.ADDRESS) : known);
        if (typed == null) {
            faults.put(PasswordFields.ADDRESS, FieldFault.of(texts, PasswordText.FAULT_ADDRESS));
        } else if (known == null && !policy.accepts(typed.text())) {
            faults.put(PasswordFields.ADDRESS, FieldFault.of(texts, PasswordText.FAULT_ADDRESS_REFUSED));
        }
        String loginName = names.isEmpty() ? null : LoginNames.normal(text(call, PasswordFields.LOGIN_NAME));
        if (names.isPresent() && loginName == null) {
            faults.put(PasswordFields.LOGIN_NAME, FieldFault.of(texts, PasswordText.FAULT_LOGIN_NAME));
        } else if (loginName != null && names.orElseThrow().userId(loginName).isPresent()) {
            faults.put(PasswordFields.LOGIN_NAME, FieldFault.of(texts, PasswordText.FAULT_LOGIN_NAME_TAKEN));
        }
        return new TypedSignUp(name, typed == null ? null : typed.text(), loginName, faults);
    }

    /** What is wrong, with the password. */
    Map<String, FieldFault> with(Optional<FieldFault> password) {
        Map<String, FieldFault> all = new LinkedHashMap<>(faults);
        password.ifPresent(fault -> all.put(PasswordSignIn.PASSWORD, fault));
        return all;
    }

    PasswordPolicy.Owner owner(String site) {
        return new PasswordPolicy.Owner(null, name, address, loginName, site);
    }

    static String text(EndpointCall call, String field) {
        String typed = call.body().text(field);
        return typed == null ? "" : typed;
    }

    @Override
    public String toString() {
        return "TypedSignUp[hidden]";
    }
}
