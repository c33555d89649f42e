package dev.switchboard.bench;

import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What workloads measure with.
 *
 * @param launch how gateways are started
 * @param scale how much is measured
 * @param databases makes new ones
 * @param folder for logs
 * @param report tells how it goes
 */
record Bench(Launch launch, Scale scale, BenchDatabases databases, Path folder, Report report) {

  /** Starts a gateway over a database of its own. */
  Gateway gateway(String name, TestDatabase database) throws IOException {
    return gateway(name, GatewayOptions.on(database));
  }

  /** Starts a gateway with a subscription for each of the sink's first subscribers. */
  Gateway gateway(String name, TestDatabase database, Sink sink, int subscribers)
      throws IOException {
    Gateway gateway = gateway(name, database);
    for (int i = 0; i < subscribers; i++) {
      gateway.subscribe(sink.url(i));
    }
    return gateway;
  }

  /** Starts a gateway over a database of its own, with other options than the default ones. */
  Gateway gateway(String name, TestDatabase database, Map<String, String> options)
      throws IOException {
    GatewayOptions all = GatewayOptions.on(database);
    for (Map.Entry<String, String> option : options.entrySet()) {
      all = all.with(option.getKey(), option.getValue());
    }
    return gateway(name, all);
  }

  /** Starts the baseline over a database of its own. */
  Subject baseline(TestDatabase database, Sink sink, int fanOut) throws IOException {
    return new BaselineProcess(database.url(), sink.port(), fanOut, log(BaselineProcess.NAME));
  }

  private Gateway gateway(String name, GatewayOptions options) throws IOException {
    return new Gateway(name, launch, options, log(name));
  }

  private Path log(String subject) {
    return folder.resolve(subject.replaceAll("[^a-z0-9]+", "-") + ".log");
  }
}
