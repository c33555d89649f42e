package dev.switchboard.bench.baseline;

import dev.switchboard.signing.StandardWebhooks;
import dev.switchboard.signing.WebhookSecret;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Signs deliveries and posts them, as many at a time as there are connections. */
final class Poster {
  private static final int CONNECTIONS = 64;

  private final WebhookSecret secret = WebhookSecret.generate(new SecureRandom());
  private final HttpClient client;
  private final int port;
  private final Consumer<Finished> next;

  /**
   * @param port where the subscribers are
   * @param next gets every delivery that was posted
   */
  Poster(Vertx vertx, int port, Consumer<Finished> next) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.port = port;
    this.next = next;
  }

  /** Posts an event to each of its subscribers. */
  void post(Accepted event) {
    int subscriber = 0;
    for (UUID delivery : event.deliveries()) {
      post(event, delivery, "/s/" + subscriber++);
    }
  }

  private void post(Accepted event, UUID delivery, String path) {
    long started = System.nanoTime();
    client
        .request(HttpMethod.POST, port, "127.0.0.1", path)
        .compose(request -> signed(request, event).send(event.payload()))
        .compose(response -> response.end().map(end -> response.statusCode()))
        .otherwise(0)
        .onSuccess(
            status -> {
              int tookMillis = (int) ((System.nanoTime() - started) / 1_000_000);
              next.accept(new Finished(delivery, status, tookMillis));
            });
  }

  private HttpClientRequest signed(HttpClientRequest request, Accepted event) {
    String id = event.id().toString();
    long seconds = System.currentTimeMillis() / 1000;
    return request
        .putHeader("webhook-id", id)
        .putHeader("webhook-timestamp", Long.toString(seconds))
        .putHeader(
            "webhook-signature",
            StandardWebhooks.sign(id, seconds, event.payload().getBytes(), List.of(secret)))
        .putHeader("content-type", "application/json");
  }
}
