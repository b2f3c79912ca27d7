import dev.latchkey.SessionScopeSource;
import dev.latchkey.provider.ReadyMadeProviders;
import org.jspecify.annotations.NullMarked;

/** Sign-in, sessions and protection of resources for any Java web application. */
@NullMarked
@SuppressWarnings("module") // our own modules come later
module dev.latchkey {
    requires com.github.benmanes.caffeine;
    requires com.nimbusds.jose.jwt;
    requires static com.fasterxml.jackson.annotation;
    requires gg.jte.runtime;
    requires io.github.bucket4j.core;
    requires org.slf4j;
    requires tools.jackson.core;
    requires transitive java.net.http;
    requires transitive org.jspecify;

    exports dev.latchkey;
    exports dev.latchkey.accesstoken;
    exports dev.latchkey.adapter;
    exports dev.latchkey.audit;
    exports dev.latchkey.callback;
    exports dev.latchkey.error;
    exports dev.latchkey.event;
    exports dev.latchkey.guard;
    exports dev.latchkey.http;
    exports dev.latchkey.model;
    exports dev.latchkey.provider;
    exports dev.latchkey.store;

    // only for modules of Latchkey itself
    exports dev.latchkey.feature to
            dev.latchkey.accountpage,
            dev.latchkey.auditlog,
            dev.latchkey.featuremails,
            dev.latchkey.passkeys,
            dev.latchkey.passwords,
            dev.latchkey.secondfactor,
            dev.latchkey.securitynotices,
            dev.latchkey.telemetry;
    exports dev.latchkey.lazy to
            dev.latchkey.servlet;
    exports dev.latchkey.limit to
            dev.latchkey.accountpage,
            dev.latchkey.auditlog,
            dev.latchkey.featuremails,
            dev.latchkey.passkeys,
            dev.latchkey.passwords,
            dev.latchkey.secondfactor,
            dev.latchkey.securitynotices;
    exports dev.latchkey.observe to
            dev.latchkey.featuremails,
            dev.latchkey.passwords,
            dev.latchkey.telemetry;
    exports dev.latchkey.page to
            dev.latchkey.accountpage,
            dev.latchkey.featuremails,
            dev.latchkey.passkeys,
            dev.latchkey.passwords,
            dev.latchkey.secondfactor,
            dev.latchkey.securitynotices;
    exports dev.latchkey.seal to
            dev.latchkey.accountpage,
            dev.latchkey.auditlog,
            dev.latchkey.featuremails,
            dev.latchkey.passkeys,
            dev.latchkey.passwords,
            dev.latchkey.secondfactor,
            dev.latchkey.securitynotices;
    exports dev.latchkey.session to
            dev.latchkey.accountpage,
            dev.latchkey.passkeys,
            dev.latchkey.passwords,
            dev.latchkey.secondfactor,
            dev.latchkey.securitynotices;
    exports dev.latchkey.setting to
            dev.latchkey.passkeys,
            dev.latchkey.passwords,
            dev.latchkey.secondfactor;
    exports dev.latchkey.site to
            dev.latchkey.accountpage,
            dev.latchkey.auditlog,
            dev.latchkey.featuremails,
            dev.latchkey.passkeys,
            dev.latchkey.passwords,
            dev.latchkey.secondfactor,
            dev.latchkey.securitynotices;
    exports dev.latchkey.text to
            dev.latchkey.accountpage,
            dev.latchkey.browsernames,
            dev.latchkey.featuremails,
            dev.latchkey.passkeys,
            dev.latchkey.passwords,
            dev.latchkey.secondfactor,
            dev.latchkey.securitynotices;
    exports dev.latchkey.wire to
            dev.latchkey.accountpage,
            dev.latchkey.auditlog,
            dev.latchkey.passkeys,
            dev.latchkey.passwords,
            dev.latchkey.secondfactor,
            dev.latchkey.securitynotices;

    uses SessionScopeSource;
    uses ReadyMadeProviders;
}
