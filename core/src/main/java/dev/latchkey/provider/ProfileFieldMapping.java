package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Tokens;

/**
 * A profile mapping that the catalogue describes as data.
 *
 * @param emailVerified finds the address that {@code email} found as the member {@code $email}
 */
record ProfileFieldMapping(
        ProfileField id, ProfileField name, ProfileField email, ProfileField emailVerified, ProfileField image)
        implements ProfileMapping {

    static final ProfileFieldMapping STANDARD = new ProfileFieldMapping(
            ProfileField.firstOf("sub", "id"),
            ProfileField.firstOf("name", "nickname", "preferred_username"),
            ProfileField.firstOf("email"),
            ProfileField.firstOf("email_verified"),
            ProfileField.firstOf("picture"));

    /** What a catalogue says; a member that it does not have is as in {@link #STANDARD}. */
    static ProfileFieldMapping parse(Claims written) {
        return new ProfileFieldMapping(
                written.has("id") ? ProfileField.parse(written.get("id")) : STANDARD.id,
                written.has("name") ? ProfileField.parse(written.get("name")) : STANDARD.name,
                written.has("email") ? ProfileField.parse(written.get("email")) : STANDARD.email,
                written.has("emailVerified")
                        ? ProfileField.parse(written.get("emailVerified"))
                        : STANDARD.emailVerified,
                written.has("image") ? ProfileField.parse(written.get("image")) : STANDARD.image);
    }

    @Override
    public Profile map(Claims document, Tokens tokens) {
        String subject = id.text(document);
        if (subject == null) {
            throw new IllegalArgumentException("The provider's document has no id of the person");
        }
        String address = email.text(document);
        Claims withEmail = document.with("$email", address);
        boolean verified = address != null && "true".equals(String.valueOf(emailVerified.value(withEmail)));
        return new Profile(subject, name.text(document), address, verified, image.text(document), raw(document));
    }

    /* Supplements of the catalogue are named with a dollar sign: ours, not the provider's members. */
    private static Claims raw(Claims document) {
        Claims raw = document;
        for (String member : document.asMap().keySet()) {
            raw = member.startsWith("$") ? raw.without(member) : raw;
        }
        return raw;
    }
}
