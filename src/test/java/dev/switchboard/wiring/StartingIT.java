package dev.switchboard.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Switchboard;
import dev.switchboard.testing.GatewayOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;

/** What is answered between the moment at which the server listens and that at which it serves. */
class StartingIT {
  private static final String PATH = "/v1/events/omicall";

  private final GatewayOptions options = GatewayOptions.embedded();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<HttpResponse<String>> early = new ArrayList<>();

  @Test
  void asksToTryAgainWhereItHasYetToInstallWhatItAnswersWith() throws Exception {
    Main main = Switchboard.create(options.values());
    // Services start in the order in which they are added: the server is there, nothing else is.
    main.configure()
        .getConfigurations()
        .add(
            0,
            new CamelConfiguration() {
              @Override
              public void configure(CamelContext context) throws Exception {
                context.addService(new Caller(), true, true);
              }
            });
    main.start();
    int status = post().statusCode();
    main.stop();

    assertThat(early).hasSize(1);
    assertThat(early.get(0).statusCode()).isEqualTo(503);
    assertThat(early.get(0).headers().firstValue("Retry-After")).contains("1");
    assertThat(early.get(0).body()).contains("starting");
    assertThat(status).isEqualTo(401);
  }

  private HttpResponse<String> post() throws Exception {
    URI url = URI.create("http://127.0.0.1:" + options.values().get("switchboard.http.port"));
    return client.send(
        HttpRequest.newBuilder(url.resolve(PATH))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Calls as soon as it is started. */
  private final class Caller extends ServiceSupport {
    @Override
    protected void doStart() throws Exception {
      early.add(post());
    }
  }
}
