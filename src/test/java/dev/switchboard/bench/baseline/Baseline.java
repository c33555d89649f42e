package dev.switchboard.bench.baseline;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The baseline's process: wires its parts and serves until it is told to stop. */
public final class Baseline {
  private static final int COMMITTERS = 2;
  private static final int LARGEST_COMMIT = 500;
  private static final int LARGEST_RECORD = 1000;
  private static final int RECORD_LINGER_MILLIS = 2;

  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final int fanOut;
  private final Unfinished unfinished;
  private final Batches<Accepted> accepted;

  private Baseline(int fanOut, Unfinished unfinished, Batches<Accepted> accepted) {
    this.fanOut = fanOut;
    this.unfinished = unfinished;
    this.accepted = accepted;
  }

  /**
   * Serves.
   *
   * @param arguments the port to listen on, the JDBC URL of an empty PostgreSQL database, the port
   *     of the subscribers, and how many of them there are
   */
  public static void main(String[] arguments) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[1]);
    config.setMaximumPoolSize(COMMITTERS + 1);
    HikariDataSource source = new HikariDataSource(config);
    Schema.create(source);

    Unfinished unfinished = new Unfinished();
    Runtime.getRuntime().addShutdownHook(new Thread(unfinished::await));
    Vertx vertx = Vertx.vertx();
    Batches<Finished> finished =
        new Batches<>(source, new Recorder(unfinished), LARGEST_RECORD, RECORD_LINGER_MILLIS);
    finished.startThread("recorder");
    Poster poster = new Poster(vertx, Integer.parseInt(arguments[2]), finished::add);

    Context answering = vertx.getOrCreateContext();
    Committer committer =
        new Committer(group -> answering.runOnContext(now -> group.forEach(e -> pass(e, poster))));
    Batches<Accepted> accepted = new Batches<>(source, committer, LARGEST_COMMIT, 0);
    for (int i = 0; i < COMMITTERS; i++) {
      accepted.startThread("committer-" + i);
    }
    Baseline baseline = new Baseline(Integer.parseInt(arguments[3]), unfinished, accepted);
    vertx
        .createHttpServer()
        .requestHandler(baseline::take)
        .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
  }

  private void take(HttpServerRequest request) {
    request.body().onSuccess(body -> accepted.add(event(request, body)));
  }

  private Accepted event(HttpServerRequest request, Buffer body) {
    unfinished.add(fanOut);
    List<UUID> deliveries = Stream.generate(ids::generate).limit(fanOut).toList();
    return new Accepted(ids.generate(), body, deliveries, request.response());
  }

  private static void pass(Accepted event, Poster poster) {
    event.response().setStatusCode(202).end("{}");
    poster.post(event);
  }
}
