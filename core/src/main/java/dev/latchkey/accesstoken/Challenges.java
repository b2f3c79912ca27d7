package dev.latchkey.accesstoken;

import dev.latchkey.feature.MissingAuthorization;
import dev.latchkey.feature.StepUpChallenge;
import dev.latchkey.http.Header;
import dev.latchkey.site.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the challenges of RFC 6750 section 3, RFC 9449 section 7.1, RFC 9470 section 3 and RFC 9728 section 5.1. */
final class Challenges {

    static final String BEARER = "Bearer";
    static final String DPOP = "DPoP";

    private static final String NAME = "WWW-Authenticate";

    private final ResourceMetadata metadata;
    private final boolean onlyDpop;

    /** Writes challenges. With {@code onlyDpop}, programs that come without a token learn that they need a proof. */
    Challenges(ResourceMetadata metadata, boolean onlyDpop) {
        this.metadata = metadata;
        this.onlyDpop = onlyDpop;
    }

    /** Returns the challenge for a request without a token. Without an error, it only says how to come by one. */
    List<Header> missing(List<String> scopes, @Nullable Site site) {
        List<String> parameters = new ArrayList<>();
        if (!scopes.isEmpty()) {
            parameters.add(quoted("scope", String.join(" ", scopes)));
        }
        return List.of(header(onlyDpop ? DPOP : BEARER, parameters, site));
    }

    /** Returns the challenge for a token that does not count. */
    Header invalid(String scheme, String error, String description, Site site) {
        return header(scheme, List.of(quoted("error", error), quoted("error_description", description)), site);
    }

    /**
     * Returns the challenge for a token that counts, but not for this request; none if no rule says what is missing.
     */
    List<Header> insufficient(String scheme, MissingAuthorization missing, @Nullable Site site) {
        if (missing.stepUp() != null) {
            return List.of(header(scheme, List.of(StepUpChallenge.parameters(missing.stepUp())), site));
        }
        if (missing.scopes().isEmpty()) {
            return List.of();
        }
        return List.of(header(
                scheme,
                List.of(quoted("error", "insufficient_scope"), quoted("scope", String.join(" ", missing.scopes()))),
                site));
    }

    private Header header(String scheme, List<String> parameters, @Nullable Site site) {
        List<String> all = new ArrayList<>(parameters);
        if (scheme.equals(DPOP)) {
            all.add(quoted("algs", DpopProofCheck.ALGORITHMS));
        }
        if (site != null) {
            all.add(quoted("resource_metadata", metadata.address(site)));
        }
        return new Header(NAME, all.isEmpty() ? scheme : scheme + " " + String.join(", ", all));
    }

    private static String quoted(String name, String value) {
        return name + "=\"" + value + "\"";
    }
}
