package dev.switchboard;

import dev.switchboard.wiring.ResealCommand;
import dev.switchboard.wiring.Settings;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command that reseals all secrets with the current master key. */
public final class Reseal {
  private static final Logger LOG = LoggerFactory.getLogger(Reseal.class);

  private Reseal() {}

  /** Ends with status 0 when every secret is sealed with the current key. */
  public static void main(String[] arguments) throws Exception {
    boolean complete = false;
    try {
      // Never started: it only reads options, as the gateway does.
      CamelContext context = new DefaultCamelContext();
      context.getPropertiesComponent().setLocation("file:config/application.properties");
      complete = new ResealCommand(new Settings(context)).run().broken().isEmpty();
    } catch (RuntimeException failed) {
      LOG.error("No secret is resealed: {}", Refused.reason(failed));
      LOG.debug("No secret is resealed", failed);
    }
    System.exit(complete ? 0 : 1);
  }
}
