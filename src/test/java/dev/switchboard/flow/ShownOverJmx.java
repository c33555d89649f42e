package dev.switchboard.flow;

import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementStrategy;

/** The values of all attributes of all beans that JMX shows. */
final class ShownOverJmx {
  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

  private ShownOverJmx() {}

  /** Once that gateway has shown all it has. */
  static String text(CamelContext gateway) throws JMException {
    ManagementStrategy shows = gateway.getManagementStrategy();
    Object context = shows.getManagementObjectStrategy().getManagedObjectForCamelContext(gateway);
    await().until(() -> shows.isManaged(context));
    StringBuilder text = new StringBuilder();
    for (ObjectName name : BEANS.queryNames(null, null)) {
      text.append(name).append('\n');
      for (MBeanAttributeInfo attribute : BEANS.getMBeanInfo(name).getAttributes()) {
        if (attribute.isReadable()) {
          text.append(attribute.getName()).append('=');
          text.append(value(name, attribute.getName())).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String value(ObjectName name, String attribute) {
    try {
      return Arrays.deepToString(new Object[] {BEANS.getAttribute(name, attribute)});
    } catch (JMException | RuntimeMBeanException notShown) {
      return String.valueOf(notShown.getCause());
    }
  }
}
