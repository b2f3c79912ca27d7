package dev.latchkey.testing;

/** What the endpoints of one provider share. */
record Parts(
        Settings settings,
        Clients clients,
        Directory directory,
        Reception reception,
        Grants grants,
        Keys keys,
        Behaviour behaviour,
        UserClaims userClaims,
        IdTokens idTokens,
        Callback callback,
        Pages pages) {

    static Parts of(Settings settings, Directory directory, Randomness random) {
        Clients clients = new Clients();
        Behaviour behaviour = new Behaviour();
        Grants grants = new Grants(settings, random);
        Keys keys = new Keys(random.source());
        UserClaims userClaims = new UserClaims(settings, behaviour, directory);
        IdTokens idTokens = new IdTokens(settings, behaviour, userClaims, keys);
        return new Parts(
                settings,
                clients,
                directory,
                new Reception(directory),
                grants,
                keys,
                behaviour,
                userClaims,
                idTokens,
                new Callback(settings, behaviour, grants, idTokens),
                new Pages(settings, directory));
    }
}
