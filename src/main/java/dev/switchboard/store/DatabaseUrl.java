package dev.switchboard.store;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Completes a JDBC URL with what the gateway relies on; options that the URL already has are left
 * as they are.
 *
 * <p>H2 needs the PostgreSQL mode for the shared statements, and {@code WRITE_DELAY=0}: without it,
 * commits answered in the last half second are lost on a kill.
 */
public final class DatabaseUrl {
  /** How long an answer of a server is waited for, if nothing else is asked for. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Map<String, String> H2_OPTIONS = new LinkedHashMap<>();
  private static final Map<String, String> POSTGRES_OPTIONS = new LinkedHashMap<>();

  static {
    H2_OPTIONS.put("MODE", "PostgreSQL");
    H2_OPTIONS.put("DATABASE_TO_LOWER", "TRUE");
    H2_OPTIONS.put("DEFAULT_NULL_ORDERING", "HIGH");
    H2_OPTIONS.put("WRITE_DELAY", "0");
    H2_OPTIONS.put("LOCK_TIMEOUT", "10000");
    H2_OPTIONS.put("DB_CLOSE_ON_EXIT", "FALSE");
    // Space of old versions is used again after 5 s; a heartbeat every 2 s sees to it that they are
    // on disk by then.
    H2_OPTIONS.put("RETENTION_TIME", "5000");
    // In KiB. Every page written goes through the cache; in a large one they live until the garbage
    // collector takes them for old. Pages of old rows are read from the system's own cache.
    H2_OPTIONS.put("CACHE_SIZE", "4096");
    // What fails is told to the caller; a trace would keep rows in a file of its own.
    H2_OPTIONS.put("TRACE_LEVEL_FILE", "0");
    POSTGRES_OPTIONS.put("ApplicationName", "switchboard");
    POSTGRES_OPTIONS.put("connectTimeout", "5");
    POSTGRES_OPTIONS.put("socketTimeout", String.valueOf(PATIENCE.toSeconds()));
    POSTGRES_OPTIONS.put("tcpKeepAlive", "true");
  }

  private DatabaseUrl() {}

  /** The URL with the options its database needs. */
  public static String complete(String url) {
    return complete(url, PATIENCE);
  }

  /**
   * The URL with the options its database needs.
   *
   * @param patience how long an answer of a server is waited for before the connection is given up
   */
  public static String complete(String url, Duration patience) {
    return Vendor.of(url) == Vendor.H2 ? completeH2(url) : completePostgres(url, patience);
  }

  private static String completeH2(String url) {
    String present = url.toUpperCase(Locale.ROOT);
    StringBuilder complete = new StringBuilder(url);
    Map<String, String> options = new LinkedHashMap<>(H2_OPTIONS);
    if (present.startsWith("JDBC:H2:MEM:")) {
      // All connections may be renewed at a time, and such a database ends with its last one.
      options.put("DB_CLOSE_DELAY", "-1");
    }
    options.forEach(
        (name, value) -> {
          if (!present.contains(";" + name + "=")) {
            complete.append(';').append(name).append('=').append(value);
          }
        });
    return complete.toString();
  }

  private static String completePostgres(String url, Duration patience) {
    StringBuilder complete = new StringBuilder(url);
    Map<String, String> options = new LinkedHashMap<>(POSTGRES_OPTIONS);
    options.put("socketTimeout", String.valueOf(patience.toSeconds()));
    options.forEach(
        (name, value) -> {
          if (!url.contains(name + "=")) {
            complete.append(complete.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
            complete.append(value);
          }
        });
    return complete.toString();
  }
}
