package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in with credentials that the application itself checks, such as a password. The {@link CredentialsAuthorizer} is
 * called only as often as {@link #limits} allow, and never with a blank password.
 */
public final class CredentialsProvider implements Provider {

    private static final String PASSWORD = "password";
    private static final List<CredentialField> USUAL =
            List.of(CredentialField.username("username", ""), CredentialField.password(PASSWORD, ""));

    private final String id;
    private final String name;
    private final @Nullable List<CredentialField> declared;
    private final boolean form;
    private final RateLimit perName;
    private final RateLimit perClient;
    private final CredentialsAuthorizer authorizer;

    private CredentialsProvider(
            String id,
            String name,
            @Nullable List<CredentialField> declared,
            boolean form,
            RateLimit perName,
            RateLimit perClient,
            CredentialsAuthorizer authorizer) {
        this.id = ProviderIds.require(id);
        this.name = requireNonNull(name, "name");
        this.declared = declared == null ? null : List.copyOf(declared);
        this.form = form;
        this.perName = requireNonNull(perName, "perName");
        this.perClient = requireNonNull(perClient, "perClient");
        this.authorizer = requireNonNull(authorizer, "authorizer");
    }

    /** Returns a provider with the id {@code credentials} and the fields {@code username} and {@code password}. */
    public static CredentialsProvider of(CredentialsAuthorizer authorizer) {
        RateLimit perName = new RateLimit(10, Duration.ofMinutes(15));
        RateLimit perClient = new RateLimit(30, Duration.ofMinutes(10));
        return new CredentialsProvider("credentials", "Credentials", null, true, perName, perClient, authorizer);
    }

    /** Returns this provider with another id and name, so that an application can have several. */
    public CredentialsProvider named(String otherId, String otherName) {
        return new CredentialsProvider(otherId, otherName, declared, form, perName, perClient, authorizer);
    }

    /**
     * Leaves the form out of the built-in page, for an application with its own form. Declare the fields of that form
     * with {@link #fields}. Otherwise every field except passwords, even one for the language, counts as a name for
     * {@link #limits}.
     */
    public CredentialsProvider withoutForm() {
        return new CredentialsProvider(id, name, declared, false, perName, perClient, authorizer);
    }

    /** Sets the fields of the form. The first field that is not a password is the name of the user. */
    public CredentialsProvider fields(CredentialField first, CredentialField... others) {
        List<CredentialField> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return new CredentialsProvider(id, name, all, form, perName, perClient, authorizer);
    }

    /**
     * Limits how often a client can try wrong credentials. Attempts that succeed are not counted.
     *
     * @param perName the limit for one name, from all clients together. By default ten in 15 minutes. Above that, the
     *     authorizer is not called, and the response is the same as for a wrong password. A browser that has signed in
     *     with the name before has a separate limit of the same size
     * @param perClient the limit for one client, for all names together. By default thirty in ten minutes. Above that,
     *     the response has status 429. Attempts of a browser that has signed in with the name before are not counted
     */
    public CredentialsProvider limits(RateLimit perName, RateLimit perClient) {
        return new CredentialsProvider(id, name, declared, form, perName, perClient, authorizer);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ProviderType type() {
        return ProviderType.CREDENTIALS;
    }

    @Override
    public @Nullable ProviderStyle style() {
        return null;
    }

    /** Returns whether the built-in page shows a form. */
    public boolean hasForm() {
        return form;
    }

    public List<CredentialField> fields() {
        return declared == null ? USUAL : declared;
    }

    /** Returns the field for the user's name; empty if all fields are passwords. */
    public Optional<CredentialField> nameField() {
        List<CredentialField> names = fields().stream()
                .filter(field -> !field.type().equals(PASSWORD))
                .toList();
        return names.stream()
                .filter(field -> "username".equals(field.autocomplete()))
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    /**
     * Returns the values in {@code typed} that identify the user, by field. These are all declared fields except
     * passwords. If none of them was filled in, or the application declared no fields for its own form, these are all
     * fields except passwords.
     */
    public Map<String, String> identifying(Credentials typed) {
        Set<String> names = fields().stream()
                .filter(field -> !field.type().equals(PASSWORD) && !"one-time-code".equals(field.autocomplete()))
                .map(CredentialField::name)
                .collect(Collectors.toSet());
        return typed.texts(names, isUndeclared());
    }

    /**
     * Returns the values that {@link #limits} uses as the name. Normally this is the value of {@link #nameField}. If
     * that value is empty or no field is declared, these are the values of all fields except passwords.
     */
    public Map<String, String> naming(Credentials typed) {
        Set<String> names = nameField().map(field -> Set.of(field.name())).orElse(Set.of());
        return typed.texts(names, isUndeclared());
    }

    private boolean isUndeclared() {
        return declared == null && !form;
    }

    public RateLimit perName() {
        return perName;
    }

    public RateLimit perClient() {
        return perClient;
    }

    public CredentialsAuthorizer authorizer() {
        return authorizer;
    }

    /**
     * Reads the fields that a form has sent.
     *
     * @throws dev.latchkey.error.CredentialsSignin if a password is blank; a directory such as LDAP treats a blank
     *     password as an anonymous login, which succeeds
     */
    public Credentials read(Map<String, String> sent) {
        Set<String> passwords = new HashSet<>();
        fields().stream()
                .filter(field -> field.type().equals(PASSWORD))
                .map(CredentialField::name)
                .forEach(passwords::add);
        Credentials credentials = Credentials.of(sent, passwords);
        credentials.requirePasswords(isUndeclared() ? Set.of() : passwords); // a declared password may be missing
        return credentials;
    }
}
