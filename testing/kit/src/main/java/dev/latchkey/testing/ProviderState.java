package dev.latchkey.testing;

/** The state that the endpoints of one provider share. */
record ProviderState(
        ProviderSettings settings,
        ClientRegistry clients,
        PersonDirectory directory,
        UserDecisions reception,
        Grants grants,
        SigningKeyRotation keys,
        CurrentMisbehaviour behaviour,
        PersonClaims userClaims,
        IdTokenIssuer idTokens,
        IssuedAccessTokens accessTokens,
        RedirectToClient callback,
        ProviderPages pages) {

    static ProviderState of(ProviderSettings settings, PersonDirectory directory, RandomValues random) {
        ClientRegistry clients = new ClientRegistry(settings);
        CurrentMisbehaviour behaviour = new CurrentMisbehaviour();
        Grants grants = new Grants(settings, random);
        SigningKeyRotation keys = new SigningKeyRotation(random.source());
        PersonClaims userClaims = new PersonClaims(settings, behaviour, directory);
        IdTokenIssuer idTokens = new IdTokenIssuer(settings, behaviour, userClaims, keys);
        ProviderPages pages = new ProviderPages(settings, directory);
        return new ProviderState(
                settings,
                clients,
                directory,
                new UserDecisions(directory),
                grants,
                keys,
                behaviour,
                userClaims,
                idTokens,
                new IssuedAccessTokens(random),
                new RedirectToClient(settings, behaviour, grants, idTokens, pages),
                pages);
    }
}
