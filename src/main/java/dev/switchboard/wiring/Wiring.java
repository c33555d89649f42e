package dev.switchboard.wiring;

import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;

/** Makes the beans that the routes name, room by room, from the floor up. */
public final class Wiring implements CamelConfiguration {

  @Override
  public void configure(CamelContext context) throws Exception {
    Settings settings = new Settings(context);
    Listening.requirePossible(settings);
    CoreBeans.bind(context, settings);
    StoreBeans.bind(context, settings);
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
