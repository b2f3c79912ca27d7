package dev.latchkey.dropwizard;

import dev.latchkey.Auth;
import dev.latchkey.contract.PlacementTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.placement.PlacedResources;

class DropwizardPlacementTest extends PlacementTests {

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        return new DropwizardServer(auth, PlacedResources.all());
    }
}
