package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

  @Test
  void givesH2WhatTheStatementsNeed() {
    assertThat(DatabaseUrl.complete("jdbc:h2:./data/x"))
        .startsWith("jdbc:h2:./data/x;")
        .contains(
            ";MODE=PostgreSQL", ";WRITE_DELAY=0", ";DATABASE_TO_LOWER=TRUE", ";CACHE_SIZE=4096")
        .doesNotContain("DB_CLOSE_DELAY");
    assertThat(DatabaseUrl.complete("jdbc:h2:mem:x")).contains(";DB_CLOSE_DELAY=-1");
  }

  @Test
  void leavesWhatTheUrlSaysAlready() {
    assertThat(DatabaseUrl.complete("jdbc:h2:mem:x;lock_timeout=5"))
        .contains(";lock_timeout=5")
        .doesNotContain("LOCK_TIMEOUT=10000");
    assertThat(DatabaseUrl.complete("jdbc:postgresql://db/x?socketTimeout=5&user=a"))
        .startsWith("jdbc:postgresql://db/x?socketTimeout=5&user=a&")
        .doesNotContain("socketTimeout=60");
  }

  @Test
  void startsTheOptionsOfAPostgresUrlWithoutAny() {
    assertThat(DatabaseUrl.complete("jdbc:postgresql://db/x"))
        .isEqualTo(
            "jdbc:postgresql://db/x?ApplicationName=switchboard&connectTimeout=5&socketTimeout=60"
                + "&tcpKeepAlive=true");
  }

  @Test
  void knowsNoOtherDatabase() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseUrl.complete("jdbc:mysql://user:secret@db/x"))
        .withMessageNotContaining("secret");
  }
}
