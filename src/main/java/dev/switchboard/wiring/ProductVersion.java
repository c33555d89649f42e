package dev.switchboard.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the gateway this is. */
final class ProductVersion {
  private static final String RECORD = "/META-INF/maven/dev.switchboard/switchboard/pom.properties";

  private ProductVersion() {}

  /** The version its archive was built as; {@code development} outside an archive. */
  static String read() {
    try (InputStream record = ProductVersion.class.getResourceAsStream(RECORD)) {
      Properties properties = new Properties();
      if (record != null) {
        properties.load(record);
      }
      return properties.getProperty("version", "development");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
