package dev.switchboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TenantRows;
import dev.switchboard.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every route that the gateway serves, asked by one tenant with every credential it has for what
 * another has: it gets nothing, changes nothing, and cannot tell another's id from one that nobody
 * has.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Databases.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantIsolationIT {
  @Parameter Databases databases;

  private RunningGateway gateway;
  private Receiver receiver;
  private TenantRows rows;
  private Belongings victim;
  private Belongings stranger;
  private Map<String, List<String>> before;

  @BeforeParameterizedClassInvocation(injectArguments = false)
  void start() {
    TestDatabase database = databases.fresh();
    gateway = RunningGateway.start(GatewayOptions.on(database));
    receiver = Receiver.start();
    rows = new TenantRows(database);
    victim = Belongings.make(client(), "victim", receiver.url("/victim"));
    stranger = Belongings.make(client(), "stranger", receiver.url("/stranger"));
    client().postEvents(victim.tenant(), "omicall", "{\"call_uuid\":\"c\",\"state\":\"ringing\"}");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(rows.of(victim.tenant().id()).get("delivery"))
                    .hasSize(2)
                    .allMatch(row -> row.contains("delivered")));
    before = rows.of(victim.tenant().id());
  }

  @AfterParameterizedClassInvocation(injectArguments = false)
  void stop() {
    gateway.close();
    rows.close();
    receiver.close();
  }

  @Test
  void everyRouteHasAnExampleAndEveryExampleARoute() {
    assertThat(Examples.routes())
        .containsExactlyInAnyOrderElementsOf(routes().map(ServedRoute::toString).toList());
  }

  /** Else the tests below might be passed by requests that nobody is granted. */
  @TestFactory
  Stream<DynamicTest> theOwnerIsGrantedIt() {
    return each(
        route -> {
          Belongings owner = Belongings.make(client(), "owner", receiver.url("/owner"));
          for (String path : Examples.of(route).paths().apply(owner)) {
            assertThat(route.leadsTo(path)).as(path).isTrue();
            Answer answer = ask(route, path, owner, Examples.of(route).door().key(owner));
            assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 299);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aStrangerIsNotWithAnyCredential() {
    return each(
        route -> {
          credentials().forEach((name, key) -> attack(route, name, key));
          assertThat(rows.of(victim.tenant().id()))
              .as("the victim's rows")
              .allSatisfy((table, all) -> assertThat(all).isEqualTo(before.get(table)));
        });
  }

  private void attack(ServedRoute route, String credential, String[] key) {
    Example example = Examples.of(route);
    // Where the credential is in the path, it is the stranger's own.
    Belongings asked = example.door() == Door.OPEN ? stranger : victim;
    boolean admitted = example.door() == Door.OPEN || example.door().name().equals(credential);
    List<String> others = example.paths().apply(asked);
    List<String> unknown = example.paths().apply(asked.underUnknownIds());
    for (int i = 0; i < others.size(); i++) {
      String what = route + " with " + credential + " at " + others.get(i);
      Answer answer = ask(route, others.get(i), victim, key);
      if (route.isAboutOne() || !admitted) {
        assertThat(answer.status()).as(what).isBetween(400, 499);
      }
      if (route.isAboutOne()) {
        assertThat(seen(answer)).as(what).isEqualTo(seen(ask(route, unknown.get(i), victim, key)));
      }
      assertThat(seen(answer)).as(what).doesNotContain(victim.marks());
    }
  }

  /** All that a stranger can show, also halves of pairs that are another's. */
  private Map<String, String[]> credentials() {
    Map<String, String[]> all = new LinkedHashMap<>();
    all.put("nothing", new String[0]);
    for (Door door : List.of(Door.NATIVE, Door.OMICALL, Door.SENDBLUE, Door.SIGMA)) {
      all.put(door.name(), door.key(stranger));
    }
    String[] blue = victim.tenant().sendblue();
    all.put(
        "half of a Sendblue pair",
        new String[] {blue[0], blue[1], blue[2], stranger.tenant().sendblue()[3]});
    String half = pair(victim).split(":")[0] + ":" + pair(stranger).split(":")[1];
    byte[] bytes = half.getBytes(StandardCharsets.UTF_8);
    all.put(
        "half of a Sigma pair",
        new String[] {"authorization", "Basic " + Base64.getEncoder().encodeToString(bytes)});
    all.put("the id of a tenant", new String[] {"authorization", "Bearer " + victim.tenant().id()});
    return all;
  }

  private static String pair(Belongings owner) {
    String field = owner.tenant().sigma()[1];
    return new String(
        Base64.getDecoder().decode(field.substring("Basic ".length())), StandardCharsets.UTF_8);
  }

  private Answer ask(ServedRoute route, String path, Belongings whose, String[] key) {
    return client().send(route.method(), path, Examples.of(route).body().apply(whose), key);
  }

  private static String seen(Answer answer) {
    return answer.status() + " " + new TreeMap<>(answer.headers().map()) + " " + answer.body();
  }

  private Stream<DynamicTest> each(Consumer<ServedRoute> check) {
    return routes()
        .map(route -> DynamicTest.dynamicTest(route.toString(), () -> check.accept(route)));
  }

  private Stream<ServedRoute> routes() {
    return ServedRoute.of(gateway.context()).stream();
  }

  private GatewayClient client() {
    return gateway.client();
  }
}
