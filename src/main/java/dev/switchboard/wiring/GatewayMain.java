package dev.switchboard.wiring;

import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Camel's launcher, without what no start of the gateway has a use for. */
public final class GatewayMain extends Main {

  /**
   * Leaves out the first of two readings of all route files. It looks for what only files of other
   * kinds hold: modelines, pipes and kamelets.
   */
  @Override
  protected void modelineRoutes(CamelContext context) {}
}
