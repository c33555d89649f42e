package dev.switchboard.server;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/**
 * Looks at a route of a gateway over JMX, and says by its exit status how that went. A process of
 * its own, since what RMI trusts is settled once for each.
 */
final class JmxLook {
  /** A route was seen started, and was not to be stopped. */
  static final int SEEN = 0;

  /** Connected, but nothing of the kind was there. */
  static final int OTHERWISE = 1;

  /** The password was wrong. */
  static final int REFUSED = 2;

  /** There was no connection. */
  static final int NO_CONNECTION = 3;

  private JmxLook() {}

  /** Expects the port, the password, and whether TLS is to be spoken. */
  public static void main(String... arguments) throws Exception {
    System.exit(look(arguments[0], arguments[1], Boolean.parseBoolean(arguments[2])));
  }

  private static int look(String port, String password, boolean tls) throws Exception {
    Map<String, Object> environment = new HashMap<>();
    environment.put(JMXConnector.CREDENTIALS, new String[] {"monitorRole", password});
    if (tls) {
      environment.put("com.sun.jndi.rmi.factory.socket", new SslRMIClientSocketFactory());
    }
    JMXServiceURL url =
        new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:%s/jmxrmi".formatted(port));
    try (JMXConnector connector = JMXConnectorFactory.connect(url, environment)) {
      return look(connector.getMBeanServerConnection());
    } catch (SecurityException wrong) {
      return REFUSED;
    } catch (IOException none) {
      return NO_CONNECTION;
    }
  }

  private static int look(MBeanServerConnection beans) throws Exception {
    ObjectName routes = new ObjectName("org.apache.camel:type=routes,*");
    for (ObjectName route : beans.queryNames(routes, null)) {
      try {
        beans.invoke(route, "stop", null, null);
        return OTHERWISE;
      } catch (SecurityException onlyLooks) {
        return beans.getAttribute(route, "State").equals("Started") ? SEEN : OTHERWISE;
      }
    }
    return OTHERWISE;
  }
}
