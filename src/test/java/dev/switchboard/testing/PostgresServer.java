package dev.switchboard.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A PostgreSQL server of a test's own, that it stops, starts again, or lets hang. */
public final class PostgresServer implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresServer(Path data) {
    this.data = data;
  }

  /** Starts on a free port, with one database in which nothing is yet. */
  public static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("switchboard-postgres-");
      Temporary.deleteAtExit(folder);
      PostgresServer started = new PostgresServer(folder.resolve("data"));
      started.server = started.builder().start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How the gateway reaches it. */
  public TestDatabase database() {
    return new TestDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
  }

  /** Stops it; {@link #startAgain} brings it back where it was. */
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again, with what it held. */
  public void startAgain() {
    try {
      server = builder().setPort(server.getPort()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it hang: connections stay open, and nobody answers. */
  public void freeze() {
    signal("-STOP");
  }

  /** Lets it go on where it hung. */
  public void thaw() {
    signal("-CONT");
  }

  @Override
  public void close() {
    thaw();
    stop();
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
  }

  private void signal(String signal) {
    try {
      Path file = data.resolve("postmaster.pid");
      if (Files.notExists(file)) {
        return;
      }
      long postmaster = Long.parseLong(Files.readAllLines(file).get(0).trim());
      ProcessHandle handle = ProcessHandle.of(postmaster).orElseThrow();
      String[] command =
          Stream.concat(
                  Stream.of("kill", signal, String.valueOf(postmaster)),
                  handle.descendants().map(child -> String.valueOf(child.pid())))
              .toArray(String[]::new);
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
