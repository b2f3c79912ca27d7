package dev.latchkey.testing;

/** What the endpoints of one provider share. */
record ProviderState(
        ProviderSettings settings,
        ClientRegistry clients,
        PersonDirectory directory,
        UserDecisions reception,
        Grants grants,
        SigningKeyRotation keys,
        CurrentMisbehaviour behaviour,
        PersonClaims userClaims,
        IdTokens idTokens,
        ClientCallback callback,
        ProviderPages pages) {

    static ProviderState of(ProviderSettings settings, PersonDirectory directory, RandomValues random) {
        ClientRegistry clients = new ClientRegistry();
        CurrentMisbehaviour behaviour = new CurrentMisbehaviour();
        Grants grants = new Grants(settings, random);
        SigningKeyRotation keys = new SigningKeyRotation(random.source());
        PersonClaims userClaims = new PersonClaims(settings, behaviour, directory);
        IdTokens idTokens = new IdTokens(settings, behaviour, userClaims, keys);
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
                new ClientCallback(settings, behaviour, grants, idTokens),
                new ProviderPages(settings, directory));
    }
}
