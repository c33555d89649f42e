package dev.switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Speaks HTTP to a gateway that a test started. */
public final class GatewayClient {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String api;
  private final String management;

  /** A client of the gateway that is started with {@code options}, by whomever. */
  public GatewayClient(GatewayOptions options) {
    api = "http://127.0.0.1:" + options.httpPort();
    management = "http://127.0.0.1:" + options.managementPort();
  }

  /** Where the gateway listens, without a slash at the end. */
  public String url() {
    return api;
  }

  /** Creates a tenant with all its credentials. */
  public Tenant createTenant(String name) {
    String body = "{\"name\":\"" + name + "\"}";
    String bearer = "Bearer " + GatewayOptions.ADMIN_TOKEN;
    return new Tenant(
        send("POST", "/v1/tenants", body, "authorization", bearer).expect(201).json());
  }

  /** Header fields of the OMICall API: exchanges the tenant's key for an access token. */
  public String[] omicall(Tenant tenant) {
    Answer answer = send("GET", "/api/auth?apiKey=" + tenant.omicallKey(), null).expect(200);
    return new String[] {
      "authorization", "Bearer " + answer.json().at("/payload/access_token").textValue()
    };
  }

  /** Posts events of one family: {@code source} is the last part of the path, with its query. */
  public Answer postEvents(Tenant tenant, String source, String body) {
    return send("POST", "/v1/events/" + source, body, tenant.bearer());
  }

  /**
   * One request to the API; a body is sent as JSON.
   *
   * @param path with its query
   * @param body null for none
   * @param headers names and values in turn
   */
  public Answer send(String method, String path, String body, String... headers) {
    return request(api + path, method, body, headers);
  }

  /** One GET to the management port. */
  public Answer management(String path) {
    return request(management + path, "GET", null);
  }

  /** Tells whether the gateway says that it is ready; false when nobody answers. */
  public boolean ready() {
    try {
      return management("/observe/health/ready").status() == 200;
    } catch (UncheckedIOException notListening) {
      return false;
    }
  }

  private Answer request(String url, String method, String body, String... headers) {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Patience.USUAL).method(method, publisher);
    if (body != null) {
      request.setHeader("content-type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
