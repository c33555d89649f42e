package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.RawConnection;
import dev.switchboard.testing.RunningGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One client, wherever it calls from, does not take the connections of all. */
class ConnectionsPerAddressIT {
  private static final int MOST = 3;
  private static final String REQUEST = "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String GREEDY = "127.0.0.2";
  private static final String OTHER = "127.0.0.3";
  private static final String PROXY = "127.0.0.4";

  private static RunningGateway gateway;
  private final List<RawConnection> held = new ArrayList<>();

  @BeforeAll
  static void start() {
    gateway =
        RunningGateway.start(
            GatewayOptions.embedded()
                .with("switchboard.http.max-connections-per-address", Integer.toString(MOST))
                .with("switchboard.access.trusted-proxies", PROXY));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void closeAll() {
    held.forEach(RawConnection::close);
  }

  @Test
  void turnsAClientAwayBeyondItsOwnMostAndServesOthers() {
    for (int i = 0; i < MOST; i++) {
      assertThat(isServed(hold(GREEDY))).isTrue();
    }

    assertThat(hold(GREEDY).isTurnedAway()).isTrue();
    assertThat(isServed(hold(OTHER))).isTrue();
    assertThat(isServed(held.get(0))).as("those before go on").isTrue();

    held.get(0).close();
    await().atMost(Duration.ofSeconds(20)).until(() -> isServed(hold(GREEDY)));
  }

  @Test
  void letsATrustedProxyHaveMore() {
    for (int i = 0; i < 4 * MOST; i++) {
      assertThat(isServed(hold(PROXY))).isTrue();
    }
  }

  private RawConnection hold(String from) {
    RawConnection connection = new RawConnection(gateway.client().url(), from);
    held.add(connection);
    return connection;
  }

  private static boolean isServed(RawConnection connection) {
    connection.send(REQUEST);
    return connection.until("}").startsWith("HTTP/1.1 404 ");
  }
}
