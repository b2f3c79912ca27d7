package dev.latchkey.accesstoken;

import dev.latchkey.model.Claims;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What tells the token of a program that acts for itself from the token of a person. A token that names nobody is
 * nobody's, unless the application knows that the issuer writes tokens of programs so.
 *
 * @param ofKeycloak whether {@code client_id} in the token is a sign, as Keycloak writes it for service accounts
 * @param noSubject whether a token without {@code sub} is a program's
 */
record ProgramSigns(boolean ofKeycloak, boolean noSubject) {

    /** The only sign is a subject that is the client (RFC 9068 section 2.2). */
    static final ProgramSigns STANDARD = new ProgramSigns(false, false);

    private static final List<String> NAMES = List.of("username", "preferred_username");
    private static final List<String> OF_PEOPLE =
            List.of("email", "name", "given_name", "family_name", "sid", "auth_time", "amr");
    private static final String SERVICE_ACCOUNT = "service-account-";

    ProgramSigns withKeycloak() {
        return new ProgramSigns(true, noSubject);
    }

    ProgramSigns withoutSubject() {
        return new ProgramSigns(ofKeycloak, true);
    }

    /**
     * Returns whether the client acts for itself. Nobody is a program because one of two sources leaves out who it is.
     *
     * @param known what the issuer says about the token: its claims, or the answer about it
     * @param own the claims in the token, which may be only a part of the answer; empty if it is no JWT
     */
    boolean show(Claims known, Claims own) {
        if (ofKeycloak && isServiceAccount(known, own)) {
            return true;
        }
        String client = TokenClaims.client(known);
        boolean nobodyElse = isNobodyBeside(client, known) && isNobodyBeside(client, own);
        return nobodyElse && (noSubject || known.has("sub") || own.has("sub"));
    }

    /**
     * An answer has {@code client_id} for everybody (RFC 7662 section 2.2), so only the token counts. There a realm may
     * add it for everybody too. But then the username is not that of the client's service account, or without one, as
     * in lightweight tokens, there are other signs of a person.
     */
    private static boolean isServiceAccount(Claims known, Claims own) {
        if (!(own.get("client_id") instanceof String client) || client.isEmpty()) {
            return false;
        }
        List<Object> names = Stream.of(known, own)
                .flatMap(claims -> NAMES.stream().map(claims::get))
                .filter(Objects::nonNull)
                .toList();
        return names.isEmpty()
                ? !isOfPerson(known) && !isOfPerson(own)
                : names.stream()
                        .allMatch(
                                name -> name instanceof String text && text.equalsIgnoreCase(SERVICE_ACCOUNT + client));
    }

    private static boolean isOfPerson(Claims claims) {
        return OF_PEOPLE.stream().anyMatch(claims::has);
    }

    private static boolean isNobodyBeside(String client, Claims claims) {
        return claims.has("sub")
                ? TokenClaims.subject(claims).equals(client)
                : NAMES.stream().noneMatch(claims::has) && !isOfPerson(claims);
    }
}
