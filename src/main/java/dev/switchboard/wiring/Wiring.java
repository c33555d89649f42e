package dev.switchboard.wiring;

import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/**
 * Makes the beans that the routes name, room by room, from the floor up. It has two turns in a
 * start: Camel's launcher calls it as a listener first and as a configuration later.
 */
public final class Wiring extends MainListenerSupport implements CamelConfiguration {

  /**
   * The first turn, as soon as options can be read: the database then gets ready while Camel is
   * still busy with itself.
   */
  @Override
  public void beforeConfigure(BaseMainSupport main) {
    CamelContext context = main.getCamelContext();
    Settings settings = new Settings(context);
    Listening.requirePossible(settings);
    CoreBeans.bind(context, settings);
    StoreBeans.bind(context, settings);
  }

  @Override
  public void configure(CamelContext context) throws Exception {
    Settings settings = new Settings(context);
    OutboundBeans.bind(context, settings);
    DialectBeans.bind(context, settings);
    TenancyBeans.bind(context, settings);
    GateBeans.bind(context, settings);
    DoorBeans.bind(context, settings);
    ServerBeans.bind(context, settings);
    IntakeBeans.bind(context, settings);
    OutboxBeans.bind(context, settings);
    MonitorBeans.bind(context);
  }
}
