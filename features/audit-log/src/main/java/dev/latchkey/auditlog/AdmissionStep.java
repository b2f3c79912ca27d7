package dev.latchkey.auditlog;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.Proven;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import java.util.Optional;

/** Lets nobody sign in whose entry cannot be kept. Nothing is ever missing that a user could show. */
record AdmissionStep(EntryBuilder entries, EntryWriter writer) implements SignInStep {

    static final String KIND = "sign-in-admitted";

    /** @throws AuthException.Fault {@link ErrorCode#ADAPTER} if a sink fails; nobody is then signed in */
    @Override
    public Optional<AuthResponse> missing(EndpointCall call, Proven soFar) {
        AuditEntry entry = entries.of(KIND, EventFacts.about(soFar.user()).byItself());
        writer.write(entry).ifPresent(failure -> {
            throw new AuthException.Fault(
                    ErrorCode.ADAPTER, "the audit log is required and could not be written", failure);
        });
        return Optional.empty();
    }
}
