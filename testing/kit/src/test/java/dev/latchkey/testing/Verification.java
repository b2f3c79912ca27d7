package dev.latchkey.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Set;

/** A careful client's look at a signature, with the published keys and for the two algorithms of this provider. */
final class Verification {

    private Verification() {}

    /** The claims, whatever they say, if the signature is good. */
    static JWTClaimsSet of(String token, Visitor visitor) throws BadJOSEException {
        try {
            JWKSet keys = JWKSet.parse(visitor.get("/jwks").body());
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new ImmutableJWKSet<>(keys)));
            processor.setJWTClaimsSetVerifier(null);
            return processor.process(token, null);
        } catch (ParseException | JOSEException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The claims without any look at the signature. */
    static JWTClaimsSet unverified(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet();
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }
}
