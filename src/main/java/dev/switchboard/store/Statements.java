package dev.switchboard.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The named SQL statements of the class path: {@code sql/<name>.sql}, or {@code
 * sql/<vendor>/<name>.sql} where the databases differ.
 */
public final class Statements {
  private final Vendor vendor;
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  /**
   * @param vendor whose variants are preferred
   */
  public Statements(Vendor vendor) {
    this.vendor = vendor;
  }

  /** Tells whether there is a statement of that name for this database. */
  public boolean has(String name) {
    return !texts.computeIfAbsent(name, this::read).isEmpty();
  }

  /**
   * The text of a statement.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public String text(String name) {
    if (!has(name)) {
      throw new IllegalArgumentException("no statement is named " + name);
    }
    return texts.get(name);
  }

  private String read(String name) {
    for (String path : new String[] {"/sql/" + vendor.folder() + "/" + name, "/sql/" + name}) {
      try (InputStream stream = Statements.class.getResourceAsStream(path + ".sql")) {
        if (stream != null) {
          return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return "";
  }
}
