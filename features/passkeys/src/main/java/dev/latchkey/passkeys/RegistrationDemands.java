package dev.latchkey.passkeys;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.util.List;

/**
 * What a registration must fulfil.
 *
 * @param present whether the user must have touched the authenticator
 * @param verified whether the authenticator must have recognised the user
 * @param algorithms of which the key must be
 */
record RegistrationDemands(boolean present, boolean verified, List<COSEAlgorithmIdentifier> algorithms) {

    /** What browsers are asked for, the best first. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    /** The authenticator recognised the user. */
    static final RegistrationDemands STANDARD = new RegistrationDemands(true, true, ALGORITHMS);

    /** A password manager made the passkey without asking, since the user has just used it to sign in. */
    static final RegistrationDemands QUIET = new RegistrationDemands(false, false, ALGORITHMS);

    RegistrationDemands {
        algorithms = List.copyOf(algorithms);
    }
}
