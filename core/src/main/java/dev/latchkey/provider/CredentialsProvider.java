package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in with something that the application itself checks, such as a password. The built-in page shows a form if
 * there are fields.
 */
public final class CredentialsProvider implements Provider {

    private final String id;
    private final String name;
    private final List<CredentialField> fields;
    private final Authorizer authorizer;

    private CredentialsProvider(String id, String name, List<CredentialField> fields, Authorizer authorizer) {
        this.id = Ids.require(id);
        this.name = requireNonNull(name, "name");
        this.fields = List.copyOf(fields);
        this.authorizer = requireNonNull(authorizer, "authorizer");
    }

    /** A provider with the id {@code credentials} and fields {@code username} and {@code password}. */
    public static CredentialsProvider of(Authorizer authorizer) {
        return new CredentialsProvider(
                "credentials",
                "Credentials",
                List.of(
                        CredentialField.username("username", "Username"),
                        CredentialField.password("password", "Password")),
                authorizer);
    }

    /** This provider under another id and name, so that an application can have several. */
    public CredentialsProvider named(String otherId, String otherName) {
        return new CredentialsProvider(otherId, otherName, fields, authorizer);
    }

    /** This provider without a form on the built-in page: the application has its own. */
    public CredentialsProvider withoutForm() {
        return new CredentialsProvider(id, name, List.of(), authorizer);
    }

    /** This provider with other fields. */
    public CredentialsProvider fields(CredentialField first, CredentialField... others) {
        List<CredentialField> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return new CredentialsProvider(id, name, all, authorizer);
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

    public List<CredentialField> fields() {
        return fields;
    }

    public Authorizer authorizer() {
        return authorizer;
    }
}
