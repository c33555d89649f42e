package dev.switchboard.store;

import java.util.Locale;

/** The databases the gateway runs on, told apart by the JDBC URL. */
public enum Vendor {
  H2,
  POSTGRESQL;

  /**
   * @throws IllegalArgumentException for a URL of any other database
   */
  public static Vendor of(String url) {
    if (url.startsWith("jdbc:h2:")) {
      return H2;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new IllegalArgumentException(
        "the database URL must start with jdbc:h2: or jdbc:postgresql:, not "
            + url.replaceAll("(?s)^(\\w+:\\w*).*", "$1"));
  }

  /** The folder of its own migrations and statements. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
