package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Patience;
import dev.switchboard.testing.RunningGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerHeadersIT {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "x-content-type-options", "nosniff",
          "cache-control", "no-store",
          "referrer-policy", "no-referrer");

  private static final String PAGE =
      """
      - route:
          id: page
          from:
            uri: platform-http:/page
            steps:
              - setHeader: {name: Content-Type, constant: text/html}
              - setHeader: {name: Content-Security-Policy, constant: "default-src 'self'"}
              - setBody: {constant: "<h1>Hello</h1>"}
      """;

  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = RunningGateway.start(GatewayOptions.embedded());
    Resource page = ResourceHelper.fromString("page.camel.yaml", PAGE);
    PluginHelper.getRoutesLoader(gateway.context()).loadRoutes(page);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/tenants, '', 401",
    "GET, /v1/nowhere, '', 404",
    "PATCH, /v1/tenants, '', 405",
    "POST, /v1/events/omicall, '{}', 401",
    "GET, /api/v2/account/webhooks, '', 401",
    "TRACE, /v1/tenants, '', 405",
  })
  void everyAnswerLetsABrowserDoNothing(String method, String path, String body, int status)
      throws Exception {
    HttpResponse<String> answer = send(method, path, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertAlways(answer);
    assertThat(answer.headers().allValues("content-security-policy"))
        .containsExactly("default-src 'none'; frame-ancestors 'none'");
  }

  @Test
  void soDoesTheAnswerToARequestThatCannotBeRead() throws Exception {
    HttpResponse<String> answer = send("GET", "/v1/tenants?q=" + "x".repeat(20_000), "");

    assertThat(answer.statusCode()).isEqualTo(414);
    assertAlways(answer);
  }

  @Test
  void aPageSaysItselfWhatItNeeds() throws Exception {
    HttpResponse<String> answer = send("GET", "/page", "");

    assertThat(answer.body()).isEqualTo("<h1>Hello</h1>");
    assertAlways(answer);
    assertThat(answer.headers().allValues("content-security-policy"))
        .containsExactly("default-src 'self'");
  }

  private static void assertAlways(HttpResponse<String> answer) {
    ALWAYS.forEach(
        (name, value) -> assertThat(answer.headers().allValues(name)).containsExactly(value));
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.client().url() + path))
            .timeout(Patience.USUAL)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
