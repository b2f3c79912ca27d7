package dev.latchkey.quarkus;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Gives Quarkus's security the user (id, roles and the session itself), and the response of a refusal. */
@Singleton
final class SessionMechanism implements HttpAuthenticationMechanism, IdentityProvider<SessionMechanism.Question> {

    /** The request for an identity, which already has the identity. */
    static final class Question extends BaseAuthenticationRequest {
        private final SessionIdentity identity;

        Question(SessionIdentity identity) {
            this.identity = identity;
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return VertxContextScope.exchange()
                .flatMap(exchange -> exchange.peek().map(session -> new SessionIdentity(exchange, session)))
                .map(identity -> HttpSecurityUtils.setRoutingContextAttribute(new Question(identity), context))
                .map(identities::authenticate)
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Class<Question> getRequestType() {
        return Question.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(Question question, AuthenticationRequestContext context) {
        return Uni.createFrom().item(question.identity);
    }

    /** Returns the status and headers of a refusal. Quarkus sends no body. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().optional(VertxContextScope.exchange().map(SessionMechanism::refusal));
    }

    @SuppressWarnings("UndefinedEquals") // the keys are strings
    private static ChallengeData refusal(AdapterExchange exchange) {
        AuthResponse refusal = exchange.refusal();
        return new ChallengeData(
                refusal.status(), refusal.headers().stream().collect(Collectors.toMap(Header::name, Header::value)));
    }
}
