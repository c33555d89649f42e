package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's own example of a route that an integrator adds. */
class CustomRouteIT {

  @Test
  void takesEventsFromFiles(@TempDir Path folder) throws Exception {
    Path spool = Files.createDirectory(folder.resolve("spool"));
    try (RunningGateway gateway = RunningGateway.start(GatewayOptions.embedded());
        Receiver receiver = Receiver.start()) {
      Tenant tenant = gateway.client().createTenant("pbx");
      String subscription = "{\"url\":\"" + receiver.url("/calls") + "\",\"types\":[\"call.*\"]}";
      gateway
          .client()
          .send(
              "POST",
              "/v1/subscriptions",
              subscription,
              "Authorization",
              "Bearer " + tenant.token());
      addRoute(gateway, example(spool, tenant));

      Path record = spool.resolve("1.json");
      Files.writeString(
          record, "{\"call_uuid\":\"c-1\",\"state\":\"hangup\"}\n{\"no\":\"call\"}\n");

      assertThat(receiver.awaitFirst().text()).contains("\"call_uuid\":\"c-1\"");
      Awaitility.await().until(() -> Files.notExists(record));
    }
  }

  private static void addRoute(RunningGateway gateway, String yaml) throws Exception {
    Resource resource = ResourceHelper.fromString("custom.camel.yaml", yaml);
    PluginHelper.getRoutesLoader(gateway.context()).loadRoutes(resource);
  }

  private static String example(Path spool, Tenant tenant) throws IOException {
    String readme = Files.readString(Path.of("README.md"), StandardCharsets.UTF_8);
    Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(block.find()).isTrue();
    return block
        .group(1)
        .replace("/var/spool/pbx", spool.toString())
        .replace("{{env:PBX_TENANT_ID}}", tenant.id());
  }
}
