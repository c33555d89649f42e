package dev.switchboard.store;

import dev.switchboard.subscription.Ordering;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Rate;
import dev.switchboard.subscription.Redelivery;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.TlsChoice;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The columns of the table {@code subscription} that hold what it chose for itself. Pauses are kept
 * as milliseconds with commas between them.
 */
final class PreferenceColumns {
  private PreferenceColumns() {}

  static Preferences read(Row row) throws SQLException {
    Double rate = (Double) row.get("rate");
    Long deadline = (Long) row.get("deadline_ms");
    return new Preferences(
        Ordering.named((String) row.get("ordering")),
        (Integer) row.get("concurrency"),
        rate == null ? null : new Rate(rate, (Integer) row.get("burst")),
        new Redelivery(
            delays((String) row.get("retry_delays")),
            (Double) row.get("retry_jitter"),
            deadline == null ? null : Duration.ofMillis(deadline),
            (Boolean) row.get("client_errors_final")),
        tls(row));
  }

  static StatementSpec write(StatementSpec statement, Preferences preferences) {
    Rate rate = preferences.rate();
    Redelivery redelivery = preferences.redelivery();
    Duration deadline = redelivery.deadline();
    TlsChoice tls = preferences.tls();
    return statement
        .param("ordering", preferences.ordering().wireName())
        .param("concurrency", preferences.concurrency())
        .param("rate", rate == null ? null : rate.perSecond())
        .param("burst", rate == null ? null : rate.burst())
        .param("retryDelays", text(redelivery.delays()))
        .param("retryJitter", redelivery.jitter())
        .param("deadlineMillis", deadline == null ? null : deadline.toMillis())
        .param("clientErrorsFinal", redelivery.clientErrorsFinal())
        .param("tlsCa", tls == null ? null : tls.ca())
        .param("tlsCertificate", tls == null ? null : tls.certificate())
        .param("tlsKey", tls == null || tls.key() == null ? null : tls.key().bytes());
  }

  private static TlsChoice tls(Row row) throws SQLException {
    String ca = (String) row.get("tls_ca");
    byte[] key = (byte[]) row.get("tls_key");
    return ca == null && key == null
        ? null
        : new TlsChoice(
            ca, (String) row.get("tls_certificate"), key == null ? null : new Sealed(key));
  }

  private static List<Duration> delays(String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(text.split(","))
        .filter(millis -> !millis.isEmpty())
        .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
        .toList();
  }

  private static String text(List<Duration> delays) {
    return delays == null
        ? null
        : delays.stream()
            .map(delay -> String.valueOf(delay.toMillis()))
            .collect(Collectors.joining(","));
  }
}
