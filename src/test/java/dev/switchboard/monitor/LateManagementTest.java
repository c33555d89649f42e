package dev.switchboard.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.Test;

class LateManagementTest {
  private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

  @Test
  void inTheEndEverythingIsShownThatCamelWouldHaveShown() throws Exception {
    Set<String> camels;
    try (CamelContext context = context()) {
      context.start();
      camels = shown();
    }
    try (CamelContext context = late(context())) {
      context.start();
      await().untilAsserted(() -> assertThat(shown()).containsAll(camels));
    }
  }

  @Test
  void nothingIsShownInTheMiddleOfAStart() throws Exception {
    try (CamelContext context = late(context())) {
      Set<String> duringStart = new TreeSet<>();
      context
          .getManagementStrategy()
          .addEventNotifier(
              new SimpleEventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) throws Exception {
                  duringStart.addAll(shown());
                }
              });
      context.start();
      assertThat(duringStart).isEmpty();
    }
  }

  @Test
  void whatComesLaterIsShownAtOnce() throws Exception {
    try (CamelContext context = late(context())) {
      context.start();
      strategy(context).showAll();

      context.addRoutes(route("direct:late", "late"));

      assertThat(shown()).anyMatch(name -> name.contains("type=routes,name=\"late\""));
    }
  }

  @Test
  void aStopBeforeTheirTurnLeavesNothingBehind() throws Exception {
    CamelContext context = late(context());
    context.start();
    context.stop();

    strategy(context).showAll();

    assertThat(shown()).isEmpty();
  }

  @Test
  void whoListenedToCamelsStrategyIsStillTold() throws Exception {
    try (CamelContext context = context()) {
      EventNotifier listener =
          new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {}
          };
      context.getManagementStrategy().addEventNotifier(listener);

      late(context);

      assertThat(context.getManagementStrategy().getEventNotifiers()).contains(listener);
    }
  }

  private static CamelContext late(CamelContext context) {
    context.setManagementStrategy(new LateManagement(context, context.getManagementStrategy()));
    return context;
  }

  private static LateManagement strategy(CamelContext context) {
    return (LateManagement) context.getManagementStrategy();
  }

  private static CamelContext context() throws Exception {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getCamelContextExtension().setName("late");
    context.addRoutes(route("direct:first", "first"));
    return context;
  }

  private static RouteBuilder route(String from, String id) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(from).routeId(id).to("mock:" + id).id(id + "-out");
      }
    };
  }

  private static Set<String> shown() throws Exception {
    return JMX.queryNames(new ObjectName("org.apache.camel:context=late,*"), null).stream()
        .map(name -> name.toString().replaceAll("0x[0-9a-f]+", "0x"))
        // It shows itself too, by its own name.
        .map(name -> name.replace("LateManagement", "JmxManagementStrategy"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
