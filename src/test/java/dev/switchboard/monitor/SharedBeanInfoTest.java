package dev.switchboard.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class SharedBeanInfoTest {
  private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

  @Test
  void everyBeanIsDescribedAsCamelWouldDescribeIt() throws Exception {
    Map<String, MBeanInfo> camels;
    try (CamelContext context = started(false)) {
      camels = beans(context);
    }
    try (CamelContext context = started(true)) {
      Map<String, MBeanInfo> ours = beans(context);
      ours.remove("org.apache.camel:context=described,type=services,name=SharedBeanInfo");
      assertThat(ours.keySet()).isEqualTo(camels.keySet()).hasSizeGreaterThan(20);
      ours.forEach((name, info) -> assertThat(info).as(name).isEqualTo(camels.get(name)));
    }
  }

  @Test
  void beansOfOneClassTellAndDoWhatIsTheirOwn() throws Exception {
    try (CamelContext context = started(true)) {
      ObjectName first = route(context, "first");
      ObjectName second = route(context, "second");
      assertThat(JMX.getAttribute(first, "RouteId")).isEqualTo("first");
      assertThat(JMX.getAttribute(second, "RouteId")).isEqualTo("second");

      JMX.invoke(second, "suspend", null, null);

      assertThat(JMX.getAttribute(first, "State")).isEqualTo("Started");
      assertThat(JMX.getAttribute(second, "State")).isEqualTo("Suspended");
    }
  }

  private static CamelContext started(boolean shared) throws Exception {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getCamelContextExtension().setName("described");
    if (shared) {
      context.getCamelContextExtension().setManagementMBeanAssembler(new SharedBeanInfo(context));
    }
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:one").routeId("first").routeGroup("a").to("mock:one").id("a");
            from("direct:two")
                .routeId("second")
                .routeGroup("b")
                .to("mock:two")
                .id("b")
                .to("log:two")
                .id("c");
            from("seda:three").routeId("third").to("mock:three").id("d");
            from("seda:four").routeId("fourth").to("mock:three").id("e");
          }
        });
    context.start();
    return context;
  }

  private static ObjectName route(CamelContext context, String id) throws Exception {
    return new ObjectName(
        "org.apache.camel:context=" + context.getName() + ",type=routes,name=\"" + id + "\"");
  }

  private static Map<String, MBeanInfo> beans(CamelContext context) throws Exception {
    Map<String, MBeanInfo> beans = new TreeMap<>();
    for (ObjectName name :
        JMX.queryNames(
            new ObjectName("org.apache.camel:context=" + context.getName() + ",*"), null)) {
      // Some names end in the identity of an object.
      beans.put(name.toString().replaceAll("0x[0-9a-f]+", "0x"), JMX.getMBeanInfo(name));
    }
    return beans;
  }
}
