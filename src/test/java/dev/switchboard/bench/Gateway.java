package dev.switchboard.bench;

import dev.switchboard.bench.load.Generator;
import dev.switchboard.bench.load.RequestTemplate;
import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Tenant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The product, with a tenant of its own. */
final class Gateway implements Subject {
  private final String name;
  private final GatewayClient client;
  private final ServerProcess process;
  private Tenant tenant;

  /** Starts it and waits until it is ready. */
  Gateway(String name, Launch launch, GatewayOptions options, Path log) throws IOException {
    this.name = name;
    this.client = new GatewayClient(options);
    List<String> settings =
        options.values().entrySet().stream()
            .map(option -> "-D" + option.getKey() + "=" + option.getValue())
            .toList();
    this.process = new ServerProcess(launch.command(settings), log, client::ready);
  }

  /** Subscribes a URL to all calls. */
  void subscribe(String url) {
    String body = "{\"url\":\"" + url + "\",\"types\":[\"call.*\"]}";
    client.send("POST", "/v1/subscriptions", body, tenant().bearer()).expect(201);
  }

  /** Posts for a tenant that an earlier process made in the same database. */
  void continueFor(Tenant known) {
    tenant = known;
  }

  /** Its tenant; made when first asked for. */
  Tenant tenant() {
    if (tenant == null) {
      tenant = client.createTenant("bench");
    }
    return tenant;
  }

  /** Its process. */
  ServerProcess process() {
    return process;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Generator connect() throws IOException {
    Map<String, String> credential = Map.of("Authorization", "Bearer " + tenant().token());
    int port = URI.create(client.url()).getPort();
    return new Generator(
        port, new RequestTemplate("/v1/events/omicall", credential, EVENT), CONNECTIONS);
  }

  @Override
  public void close() {
    process.close();
  }
}
