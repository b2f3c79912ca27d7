package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A profile mapping that the catalogue describes as data. Paths can also begin with {@code $token}, which is the token
 * response, and with {@code $config}, which has the variables of the provider's addresses.
 *
 * @param emailVerified the field that says whether the address is verified; it can read the address that {@code email}
 *     found as the member {@code $email}
 * @param required the values that members must have if they exist, by path
 * @param variables the variables of the provider's addresses
 */
record ProfileFieldMapping(
        ProfileField id,
        ProfileField name,
        ProfileField email,
        ProfileField emailVerified,
        ProfileField image,
        Map<String, String> required,
        Map<String, String> variables)
        implements ProfileMapping {

    static final ProfileFieldMapping STANDARD = new ProfileFieldMapping(
            ProfileField.firstOf("sub", "id"),
            ProfileField.firstOf("name", "nickname", "preferred_username"),
            ProfileField.firstOf("email"),
            ProfileField.firstOf("email_verified"),
            ProfileField.firstOf("picture"),
            Map.of(),
            Map.of());

    /** Reads a mapping from the catalogue. A member that is missing there comes from {@link #STANDARD}. */
    static ProfileFieldMapping parse(Claims written) {
        Map<String, String> required = new LinkedHashMap<>();
        Claims requirements = written.object("required");
        for (String path : requirements.asMap().keySet()) {
            required.put(path, requirements.text(path).orElse(""));
        }
        return new ProfileFieldMapping(
                field(written, "id", STANDARD.id),
                field(written, "name", STANDARD.name),
                field(written, "email", STANDARD.email),
                field(written, "emailVerified", STANDARD.emailVerified),
                field(written, "image", STANDARD.image),
                Map.copyOf(required),
                Map.of());
    }

    private static ProfileField field(Claims written, String member, ProfileField standard) {
        return written.has(member) ? ProfileField.parse(written.get(member)) : standard;
    }

    /** Returns this mapping for a provider whose addresses have these variables. */
    ProfileFieldMapping at(AddressVariables addresses) {
        return addresses.values().isEmpty()
                ? this
                : new ProfileFieldMapping(id, name, email, emailVerified, image, required, addresses.values());
    }

    @Override
    public Profile map(Claims document, Tokens tokens) {
        Claims all = document.with("$token", tokens.raw()).with("$config", variables);
        required.forEach((path, value) -> require(all, path, value));
        String subject = id.text(all);
        if (subject == null) {
            throw new IllegalArgumentException("The provider's document has no id of the person");
        }
        String address = email.text(all);
        Claims withEmail = all.with("$email", address);
        boolean verified = address != null && "true".equals(String.valueOf(emailVerified.value(withEmail)));
        return new Profile(subject, name.text(all), address, verified, image.text(all), raw(document));
    }

    private static void require(Claims document, String path, String value) {
        Object found = JsonPath.parse(path).in(document.asMap());
        if (found != null && !value.equals(String.valueOf(found))) {
            throw new IllegalArgumentException("The provider's document has another value for " + path);
        }
    }

    /* Removes the catalogue's supplements, whose names start with a dollar sign, from the provider's members. */
    private static Claims raw(Claims document) {
        Claims raw = document;
        for (String member : document.asMap().keySet()) {
            raw = member.startsWith("$") ? raw.without(member) : raw;
        }
        return raw;
    }
}
