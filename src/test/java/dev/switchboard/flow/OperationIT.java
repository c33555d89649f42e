package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators look at: health and metrics on the management port, routes over JMX. */
class OperationIT extends FlowTest {
  private static final MBeanServer MBEANS = ManagementFactory.getPlatformMBeanServer();

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow = Flow.on(databases);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/observe/health", "/observe/health/live", "/observe/health/ready"})
  void isHealthy(String path) {
    Answer answer = account.client().management(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").textValue()).isEqualTo("UP");
  }

  @Test
  void servesHealthAndMetricsOnTheManagementPortOnly() {
    assertThat(account.client().send("GET", "/observe/health/ready", null).status()).isEqualTo(404);
    assertThat(account.client().send("GET", "/observe/metrics", null).status()).isEqualTo(404);
  }

  @Test
  void countsWhatEachRouteDoes() {
    account.subscribe(receiver, "*");
    account.post("omicall", RINGING);
    account.deliveryOnceIt("delivered");

    Answer answer = account.client().management("/observe/metrics");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).startsWith("text/plain");
    assertThat(answer.body()).contains("jvm_memory_used_bytes").contains("process_cpu_usage");
    assertThat(answer.body())
        .containsPattern(
            "switchboard_route_exchanges_seconds_count\\{[^}]*route=\"deliveries\"[^}]*} [1-9]")
        .containsPattern("switchboard_route_failures_total\\{[^}]*route=\"deliveries\"[^}]*} 0");
  }

  @Test
  void showsRoutesWithIdsGroupsAndDescriptions() throws JMException {
    int all = flow.gateway().context().getRoutesSize();
    // They are shown a moment after the start.
    Set<ObjectName> routes = await().until(() -> routes("*"), shown -> shown.size() == all);

    for (ObjectName route : routes) {
      String id = (String) MBEANS.getAttribute(route, "RouteId");
      assertThat(id).matches("[a-z][a-z-]+");
      // Camel gives the verbs of a REST path neither.
      if (!flow.gateway().context().getRoute(id).isCreatedByRestDsl()) {
        assertThat((String) MBEANS.getAttribute(route, "RouteGroup")).as(id).isNotBlank();
        assertThat((String) MBEANS.getAttribute(route, "Description")).as(id).isNotBlank();
      }
    }
  }

  @Test
  void countsDeliveriesOverJmx() throws JMException {
    ObjectName deliveries = deliveries();
    long before = (long) MBEANS.getAttribute(deliveries, "ExchangesCompleted");
    account.subscribe(receiver, "*");

    account.post("omicall", RINGING);

    account.deliveryOnceIt("delivered");
    assertThat((long) MBEANS.getAttribute(deliveries, "ExchangesCompleted")).isEqualTo(before + 1);
  }

  @Test
  void keepsEventsWhileDeliveriesAreStoppedOverJmx() throws JMException {
    account.subscribe(receiver, "*");
    ObjectName deliveries = deliveries();
    MBEANS.invoke(deliveries, "stop", null, null);
    assertThat(account.client().management("/observe/health/ready").status()).isEqualTo(503);

    account.post("omicall", RINGING);
    assertThat(account.delivery().state()).isEqualTo("pending");
    MBEANS.invoke(deliveries, "start", null, null);

    assertThat(receiver.awaitFirst().json().path("type").textValue()).isEqualTo("call.ringing");
    account.deliveryOnceIt("delivered");
    await().until(() -> account.client().management("/observe/health/ready").status() == 200);
  }

  private static ObjectName deliveries() {
    return await()
        .until(() -> routes("\"deliveries\""), shown -> !shown.isEmpty())
        .iterator()
        .next();
  }

  private static Set<ObjectName> routes(String name) throws JMException {
    String context = flow.gateway().context().getManagementName();
    return MBEANS.queryNames(
        new ObjectName("org.apache.camel:context=" + context + ",type=routes,name=" + name), null);
  }
}
