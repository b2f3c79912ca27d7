package dev.latchkey.contract;

import dev.latchkey.contract.FavouriteColour.Colours;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Proven;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.page.SignInForm;
import dev.latchkey.provider.RateLimit;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Signs users in by name and colour. After any other sign-in, it asks users with a known colour for their colour. */
record ColourSignIn(FeatureContext context, Colours colours) implements SignInMethod, SignInStep, AccountSection {

    @Override
    public boolean finishesAtOnce() {
        return true;
    }

    @Override
    public Optional<SignInForm> form() {
        return Optional.of(new SignInForm.Own(out -> write(out, "name", "colour")));
    }

    @Override
    public AuthResponse finish(EndpointCall call) {
        String name = String.valueOf(call.body().text("name"));
        context.limits()
                .count("colour", name, new RateLimit(tries(), Duration.ofHours(1)))
                .ifPresent(wait -> {
                    throw new TooManyRequests("too many colours", wait);
                });
        User user = People.named(name)
                .filter(known -> isColour(call, known))
                .orElseThrow(() -> new AuthException.Refused(ErrorCode.ACCESS_DENIED, "not the colour"));
        Account account = new Account("colour", "credentials", "colour", user.id(), null);
        return context.signIn().complete(call, user, account, shown(), () -> true);
    }

    @Override
    public Optional<AuthResponse> missing(EndpointCall call, Proven soFar) {
        boolean shown =
                soFar.factors().stream().anyMatch(factor -> factor.method().equals("colour"));
        return colours.of(soFar.user())
                .filter(colour -> !shown)
                .map(colour -> AuthResponse.redirect(call.site().endpoint(id())));
    }

    AuthResponse answer(EndpointCall call) {
        return isColour(call, call.soFar().user()) ? context.signIn().resume(call, shown()) : page(call, 401);
    }

    AuthResponse page(EndpointCall call, int status) {
        StringOutput html = new StringOutput();
        html.writeContent("<form method=post><input type=hidden name=csrfToken value=" + call.csrfToken() + ">");
        write(new OwaspHtmlTemplateOutput(html), "colour");
        return AuthResponse.html(status, html.toString());
    }

    @Override
    public String id() {
        return FavouriteColour.ID;
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        return colours.of(call.session().user())
                .map(colour -> new Shown(id(), out -> out.writeUserContent(colour), Map.of("colour", colour)));
    }

    private void write(TemplateOutput out, String... fields) {
        out.writeContent("<p>");
        out.writeUserContent(context.texts().text(FavouriteColour.QUESTION, tries()));
        out.writeContent("</p>");
        for (String field : fields) {
            out.writeContent("<input name=\"" + field + "\">");
        }
        out.writeContent("<button type=\"submit\">");
        out.writeUserContent(context.texts().text(FavouriteColour.ANSWER));
        out.writeContent("</button>");
    }

    private boolean isColour(EndpointCall call, User user) {
        return colours.of(user).equals(Optional.ofNullable(call.body().text("colour")));
    }

    private int tries() {
        return context.settings().orStandard(FavouriteColour.TRIES);
    }

    private Factor shown() {
        return new Factor("colour", Factor.Kind.KNOWLEDGE, context.clock().instant());
    }
}
