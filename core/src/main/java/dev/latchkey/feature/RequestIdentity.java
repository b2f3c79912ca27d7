package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import java.util.List;

/** What a request proves without its cookies. */
public sealed interface RequestIdentity {

    /**
     * The request is from this person or program.
     *
     * @param scheme the scheme of the challenges for this request, such as {@code Bearer}
     * @param headers what the response tells the program, such as a nonce
     */
    record Verified(Session session, String scheme, List<Header> headers) implements RequestIdentity {}

    /**
     * The request brings a proof that does not count.
     *
     * @param status the status of a refusal
     * @param message a sentence for the program, without anything of the request
     * @param headers the headers of a refusal, with the challenges
     */
    record Refused(int status, String message, List<Header> headers) implements RequestIdentity {}

    /** It is not known whether the proof counts, because another server does not answer. */
    record Unknown(AuthException.Fault failure) implements RequestIdentity {}
}
