package dev.latchkey.spring.boot.webflux;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import dev.latchkey.spring.boot.SpringServer;

class WebFluxContractTest extends WebContract {

    @Override
    protected RunningApplication start(ContractApplication application) {
        return SpringServer.start(application, Mounting.class);
    }
}
