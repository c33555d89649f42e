package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.switchboard.store.DatabaseUrl;
import dev.switchboard.testing.Certificate;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A subscriber with a private authority that lets in only whom that authority vouches for. */
class OwnTlsIT {
  private static final Certificate CA = Certificate.selfSigned("Private CA");
  private static final Certificate OURS = CA.issue("switchboard");

  private final List<String> callers = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @EnumSource(Databases.class)
  void isCalledUnderTheIdentityThatItsSubscriptionNames(Databases databases) throws Exception {
    HttpsServer server = listen(CA.issue("localhost").context(CA));
    TestDatabase database = databases.fresh();
    GatewayOptions options =
        GatewayOptions.on(database).with("switchboard.redelivery.delays", "50ms,1h");
    try (RunningGateway gateway = RunningGateway.start(options)) {
      Account account = Flow.account(gateway.client(), database);
      String url = "https://localhost:" + server.getAddress().getPort() + "/hook";
      account.subscribe(body(url, CA.pem(), null));

      account.post("omicall", RINGING);
      Rows.Delivery refused = account.delivery(row -> row.attempts() == 2 && row.dueAt() != null);
      assertThat(refused.reason()).isEqualTo("connection_error");
      assertThat(callers).isEmpty();

      String other = account.subscribe(body(url + "/known", CA.pem(), OURS)).path("id").textValue();
      account.post("omicall", RINGING);
      await().until(() -> !callers.isEmpty());
      assertThat(callers).containsExactly("/hook/known CN=switchboard");
      assertSealed(database, other);

      account.own("PATCH", "/v1/subscriptions/" + other, "{'tls':null}").expect(200);
      account.post("omicall", RINGING);
      await()
          .until(
              () -> account.deliveries().stream().filter(row -> row.attempts() == 2).count() == 4);
      assertThat(callers).hasSize(1);
    } finally {
      server.stop(0);
    }
  }

  private HttpsServer listen(SSLContext context) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters asking = context.getDefaultSSLParameters();
            asking.setNeedClientAuth(true);
            parameters.setSSLParameters(asking);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          callers.add(
              exchange.getRequestURI()
                  + " "
                  + ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String body(String url, String ca, Certificate ours) {
    ObjectNode body = new ObjectMapper().createObjectNode().put("url", url);
    body.putArray("types").add("*");
    ObjectNode tls = body.putObject("tls").put("ca", ca);
    if (ours != null) {
      tls.put("certificate", ours.pem()).put("key", ours.keyPem());
    }
    return body.toString();
  }

  private static void assertSealed(TestDatabase database, String subscription) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                DatabaseUrl.complete(database.url()), database.user(), database.password());
        var statement =
            connection.prepareStatement(
                "select tls_key from subscription where cast(id as varchar) = ?")) {
      statement.setString(1, subscription);
      ResultSet row = statement.executeQuery();
      assertThat(row.next()).isTrue();
      assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
          .hasSizeGreaterThan(100)
          .doesNotContain("PRIVATE");
    }
  }
}
