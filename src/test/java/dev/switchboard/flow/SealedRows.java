package dev.switchboard.flow;

import dev.switchboard.store.DatabaseUrl;
import dev.switchboard.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The sealed secrets of a database.
 *
 * @param database of a gateway that may run or not
 */
record SealedRows(TestDatabase database) {

  /** All of them. */
  List<byte[]> sealed() {
    return client()
        .sql("select sealed from sealed_secret order by place, owner, name")
        .query(byte[].class)
        .list();
  }

  /** With how many keys they are sealed. */
  int keysInUse() {
    return client()
        .sql("select count(distinct substring(sealed from 1 for 5)) from sealed_secret")
        .query(Integer.class)
        .single();
  }

  /** Changes the last byte of the secret that a subscription's deliveries are signed with. */
  void damage(UUID subscription) {
    byte[] bytes =
        client()
            .sql("select signing_secret from subscription where id = :id")
            .param("id", subscription)
            .query(byte[].class)
            .single();
    bytes[bytes.length - 1] ^= 1;
    client()
        .sql("update subscription set signing_secret = :other where id = :id")
        .param("other", bytes)
        .param("id", subscription)
        .update();
  }

  /** What has been done, by its names. */
  List<String> audited() {
    return client().sql("select action from audit").query(String.class).list();
  }

  private JdbcClient client() {
    return JdbcClient.create(
        new DriverManagerDataSource(
            DatabaseUrl.complete(database.url()), database.user(), database.password()));
  }
}
