package dev.switchboard.flow;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/** The values of all attributes of all beans that JMX shows. */
final class ShownOverJmx {
  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

  private ShownOverJmx() {}

  static String text() throws JMException {
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
