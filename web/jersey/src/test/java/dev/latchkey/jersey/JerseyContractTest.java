package dev.latchkey.jersey;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Framework;
import dev.latchkey.contract.OptOut;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import dev.latchkey.contract.rest.ContractResource;
import dev.latchkey.contract.rest.ContractStream;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

class JerseyContractTest extends WebContract {

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return new JettyServer(
                "/",
                new ResourceConfig()
                        .property(
                                ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0) // or it keeps the first events back
                        .register(ContractResource.feature(application))
                        .register(new ContractStream(application))
                        .register(new ContractResource(application)));
    }

    @Override
    protected Map<OptOut, String> optOuts() {
        return Framework.JERSEY.optOuts();
    }
}
