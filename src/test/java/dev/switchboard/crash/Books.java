package dev.switchboard.crash;

import dev.switchboard.store.DatabaseUrl;
import dev.switchboard.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What the database holds. Of an embedded database a copy of the file is read, while no gateway
 * runs, so that the gateway itself finds it as the kill left it.
 */
final class Books {
  private static final String FILE_URL = "jdbc:h2:file:";
  private static final String ENDING = ".mv.db";

  private final TestDatabase database;
  private final Map<UUID, Subscriber> subscribers = new HashMap<>();

  Books(TestDatabase database) {
    this.database = database;
  }

  /**
   * A row of a delivery.
   *
   * @param event the id of its event
   * @param owner the incarnation it is leased to, or null
   */
  record Row(UUID event, Owed owed, String state, UUID owner) {
    boolean isDelivered() {
      return state.equals("delivered") && owner == null;
    }
  }

  /** Tells whose subscription an id is. */
  void know(UUID subscription, Subscriber subscriber) {
    subscribers.put(subscription, subscriber);
  }

  /** Whether it can be read while a gateway runs. */
  boolean isOpen() {
    return !database.url().startsWith(FILE_URL);
  }

  /** All deliveries. */
  List<Row> rows() {
    return rows("");
  }

  /** Those that no subscriber has been seen to take. */
  List<Row> unfinished() {
    return rows(" where d.state <> 'delivered' or d.owner is not null");
  }

  /** What incarnations hold, the one that was just killed among them. */
  List<Row> leased() {
    return rows(" where d.owner is not null");
  }

  /** How many deliveries an incarnation holds. */
  int leasedTo(UUID incarnation) {
    return client()
        .sql("select count(*) from delivery where owner = ?")
        .param(incarnation)
        .query(Integer.class)
        .single();
  }

  /** The incarnations that are known. */
  Set<UUID> incarnations() {
    return client().sql("select incarnation from node").query(UUID.class).set();
  }

  /** The numbers of all stored events. */
  Set<Integer> events() {
    return client().sql("select payload from event").query(byte[].class).list().stream()
        .map(Books::number)
        .collect(Collectors.toSet());
  }

  private List<Row> rows(String condition) {
    String sql =
        "select e.id, e.payload, d.subscription_id, d.state, d.owner"
            + " from delivery d join event e on e.id = d.event_id";
    return client()
        .sql(sql + condition)
        .query(
            (row, index) ->
                new Row(
                    row.getObject(1, UUID.class),
                    new Owed(
                        number(row.getBytes(2)), subscribers.get(row.getObject(3, UUID.class))),
                    row.getString(4),
                    row.getObject(5, UUID.class)))
        .list();
  }

  private static int number(byte[] payload) {
    return Numbered.in(new String(payload, StandardCharsets.UTF_8));
  }

  private JdbcClient client() {
    String url = isOpen() ? database.url() : copy();
    return JdbcClient.create(
        new DriverManagerDataSource(
            DatabaseUrl.complete(url), database.user(), database.password()));
  }

  private String copy() {
    String original = database.url().substring(FILE_URL.length());
    try {
      Files.copy(
          Path.of(original + ENDING),
          Path.of(original + "-copy" + ENDING),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FILE_URL + original + "-copy";
  }
}
