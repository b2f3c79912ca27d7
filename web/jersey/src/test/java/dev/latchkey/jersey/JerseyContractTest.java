package dev.latchkey.jersey;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Framework;
import dev.latchkey.contract.OptOut;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import dev.latchkey.contract.rest.ContractResource;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;

class JerseyContractTest extends WebContract {

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return new JettyServer(
                "/",
                new ResourceConfig()
                        .register(ContractResource.feature(application))
                        .register(new ContractResource(application)));
    }

    @Override
    protected Map<OptOut, String> optOuts() {
        return Framework.JERSEY.optOuts();
    }
}
