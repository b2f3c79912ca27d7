package dev.latchkey.interop;

import dev.latchkey.contract.RunningApplication;
import dev.latchkey.nextauth.BackEnd;
import dev.latchkey.nextauth.NextAuthContract;
import dev.latchkey.nextauth.NextAuthPage;
import java.util.Map;

class NextAuthBackendTest extends NextAuthContract {

    @Override
    protected String furtherProviders() {
        return "," + provider("passkey", "Passkey", "webauthn").replaceAll("^\\{|}$", "");
    }

    @Override
    protected RunningApplication start(NextAuthPage page, String issuer) {
        return ExampleBackend.start(
                page,
                Map.of(
                        "AUTH_SECRET",
                        "a secret that is only for these tests",
                        "AUTH_OIDC_ISSUER",
                        issuer,
                        "AUTH_OIDC_ID",
                        BackEnd.CLIENT_ID,
                        "AUTH_OIDC_SECRET",
                        BackEnd.CLIENT_SECRET));
    }
}
