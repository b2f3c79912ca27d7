package dev.latchkey.accesstoken;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.feature.MissingAuthorization;
import dev.latchkey.feature.RequestAuthentication;
import dev.latchkey.feature.RequestIdentity;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.Header;
import dev.latchkey.seal.Hashes;
import dev.latchkey.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who sent a request by its access token. */
final class TokenAuthentication implements RequestAuthentication {

    private static final Logger LOG = LoggerFactory.getLogger(TokenAuthentication.class);

    private final TokenVerifier tokens;
    private final DpopProofCheck proofs;
    private final ClientCertificates certificates;
    private final Challenges challenges;
    private final boolean onlyBound;
    private final boolean proofsMayBlock;

    /**
     * Creates the authentication.
     *
     * @param onlyBound whether only tokens count that are bound to a key or a certificate
     * @param proofsMayBlock whether used proofs are kept in the store
     */
    TokenAuthentication(
            TokenVerifier tokens,
            DpopProofCheck proofs,
            ClientCertificates certificates,
            Challenges challenges,
            boolean onlyBound,
            boolean proofsMayBlock) {
        this.tokens = tokens;
        this.proofs = proofs;
        this.certificates = certificates;
        this.challenges = challenges;
        this.onlyBound = onlyBound;
        this.proofsMayBlock = proofsMayBlock;
    }

    @Override
    public Optional<RequestIdentity> identify(AuthRequest request, Site site) {
        PresentedToken token = PresentedToken.of(request.headers("Authorization"));
        return token == null ? Optional.empty() : Optional.of(identify(token, request, site));
    }

    @Override
    public boolean mayBlock(AuthRequest request) {
        PresentedToken token = PresentedToken.of(request.headers("Authorization"));
        return token != null && ((token.dpop() && proofsMayBlock) || tokens.mayBlock(token));
    }

    @Override
    public boolean readsTokensOfAnyForm() {
        return tokens.readsTokensOfAnyForm();
    }

    @Override
    public List<Header> challenges(
            RequestIdentity.@Nullable Verified known, MissingAuthorization missing, @Nullable Site site) {
        return known == null
                ? challenges.missing(missing.scopes(), site)
                : challenges.insufficient(known.scheme(), missing, site);
    }

    private RequestIdentity identify(PresentedToken token, AuthRequest request, Site site) {
        try {
            VerifiedToken verified = tokens.verify(token);
            List<Header> told = requireProof(verified.binding(), token, request, site);
            return new RequestIdentity.Verified(verified.session(), scheme(token), told);
        } catch (InvalidTokenException e) {
            return refused(token.dpop() || onlyBound, "invalid_token", e.getMessage(), site, List.of());
        } catch (InvalidProofException e) {
            String error = e.isAboutNonce() ? "use_dpop_nonce" : "invalid_dpop_proof";
            return refused(true, error, e.getMessage(), site, proofs.nonce());
        } catch (AuthException.Fault e) {
            LOG.error("{}; the sender of this request is not known", e.getMessage(), e);
            return new RequestIdentity.Unknown(e);
        } catch (AuthException.Upstream e) {
            LOG.warn("{}; the sender of this request is not known", e.getMessage());
            return unknown(e.code(), e);
        } catch (RuntimeException e) { // such as a role mapping that throws
            LOG.error("An access token could not be verified; the sender of this request is not known", e);
            return unknown(ErrorCode.CONFIGURATION, e);
        }
    }

    private static RequestIdentity unknown(ErrorCode code, RuntimeException cause) {
        return new RequestIdentity.Unknown(
                new AuthException.Fault(code, "an access token could not be verified", cause));
    }

    private List<Header> requireProof(TokenBinding binding, PresentedToken token, AuthRequest request, Site site) {
        if (onlyBound && !binding.isBound()) {
            throw new InvalidTokenException("it is not bound to a key or a certificate");
        }
        String certificate = binding.certificate();
        if (certificate != null) {
            String shown = certificates.thumbprint(request);
            if (shown == null || !Hashes.constantTimeEquals(certificate, shown)) {
                throw new InvalidTokenException("it is bound to a certificate that this request does not show");
            }
        }
        String key = binding.key();
        if (key == null) {
            if (token.dpop()) {
                throw new InvalidTokenException("it is not bound to a key, so its scheme is not DPoP");
            }
            return List.of();
        }
        if (!token.dpop()) {
            throw new InvalidTokenException("it is bound to a key, so its scheme is DPoP");
        }
        return proofs.require(key, token.token(), request, site);
    }

    private RequestIdentity refused(boolean dpop, String error, @Nullable String why, Site site, List<Header> more) {
        String message = "The access token does not count: " + why;
        LOG.debug("{}", message);
        List<Header> headers = new ArrayList<>(more);
        headers.add(challenges.invalid(dpop ? Challenges.DPOP : Challenges.BEARER, error, message, site));
        return new RequestIdentity.Refused(401, message, headers);
    }

    private static String scheme(PresentedToken token) {
        return token.dpop() ? Challenges.DPOP : Challenges.BEARER;
    }
}
