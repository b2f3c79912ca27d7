package dev.latchkey.cli;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why no encrypted connection to a server came about. */
enum TlsFailure {
    EXPIRED(Problem.CERTIFICATE_UNTRUSTED, "its certificate has expired"),
    NOT_YET_VALID(Problem.CERTIFICATE_UNTRUSTED, "its certificate is not valid yet"),
    UNKNOWN_ISSUER(
            Problem.CERTIFICATE_UNTRUSTED,
            "this machine does not know who issued its certificate, or the server leaves out the certificates between"),
    OTHER_HOST(Problem.CERTIFICATE_UNTRUSTED, "its certificate is for another host"),
    NOT_ENCRYPTED(Problem.ENCRYPTION_MISSING, "it answers without encryption"),
    OTHER(Problem.CERTIFICATE_UNTRUSTED, "no encrypted connection comes about");

    private final Problem problem;
    private final String reason;

    TlsFailure(Problem problem, String reason) {
        this.problem = problem;
        this.reason = reason;
    }

    Problem problem() {
        return problem;
    }

    String reason() {
        return reason;
    }

    /** The JDK has an exception for each reason but the last two, and keeps them as causes. */
    static TlsFailure of(SSLException failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            TlsFailure found = ofOne(one);
            if (found != OTHER) {
                return found;
            }
        }
        return OTHER;
    }

    private static TlsFailure ofOne(Throwable one) {
        String message = String.valueOf(one.getMessage());
        if (one instanceof CertificateExpiredException) {
            return EXPIRED;
        }
        if (one instanceof CertificateNotYetValidException) {
            return NOT_YET_VALID;
        }
        if (one instanceof CertPathBuilderException) {
            return UNKNOWN_ISSUER;
        }
        if (one instanceof SSLPeerUnverifiedException
                || message.startsWith("No subject alternative")
                || message.startsWith("No name matching")) {
            return OTHER_HOST;
        }
        return message.contains("nrecognized SSL message") ? NOT_ENCRYPTED : OTHER;
    }
}
