package dev.switchboard.monitor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.modelmbean.InvalidTargetObjectTypeException;
import javax.management.modelmbean.ModelMBean;
import javax.management.modelmbean.ModelMBeanInfo;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedInstance;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.api.management.NotificationSenderAware;
import org.apache.camel.support.management.DefaultManagementMBeanAssembler;
import org.apache.camel.support.management.MixinRequiredModelMBean;

/**
 * Describes each class of Camel's management beans once. Camel describes every bean anew, which
 * took an eighth of a start: there are hundreds of beans, but few classes of them.
 */
public final class SharedBeanInfo extends DefaultManagementMBeanAssembler {
  private final Map<Class<?>, ModelMBeanInfo> described = new ConcurrentHashMap<>();

  public SharedBeanInfo(CamelContext context) {
    super(context);
  }

  @Override
  public ModelMBean assemble(MBeanServer server, Object managed, ObjectName name)
      throws JMException {
    if (hasMoreThanItsClass(managed)) {
      return super.assemble(server, managed, name);
    }
    ModelMBeanInfo info = described.get(managed.getClass());
    if (info == null) {
      ModelMBean first = super.assemble(server, managed, name);
      if (first != null) {
        described.put(managed.getClass(), (ModelMBeanInfo) first.getMBeanInfo());
      }
      return first;
    }
    ModelMBean next = new MixinRequiredModelMBean(info, masks(), null, null);
    try {
      next.setManagedResource(managed, "ObjectReference");
    } catch (InvalidTargetObjectTypeException refused) {
      throw new JMException(refused.getMessage());
    }
    return next;
  }

  private static boolean hasMoreThanItsClass(Object managed) {
    return managed instanceof NotificationSenderAware
        || managed instanceof ManagedInstance outer
            && outer.getInstance() != null
            && outer.getInstance().getClass().isAnnotationPresent(ManagedResource.class);
  }

  private boolean masks() {
    return Boolean.TRUE.equals(camelContext.getManagementStrategy().getManagementAgent().getMask());
  }
}
