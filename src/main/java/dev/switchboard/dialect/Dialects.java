package dev.switchboard.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The API families this gateway speaks, by name and by path. */
public final class Dialects {
  private final Map<String, Dialect> byName = new LinkedHashMap<>();
  private final Dialect own;

  /**
   * @param own the gateway's own dialect, which answers for every path that no other owns
   * @param others the families beside it
   */
  public Dialects(Dialect own, List<Dialect> others) {
    this.own = own;
    byName.put(own.name(), own);
    others.forEach(dialect -> byName.put(dialect.name(), dialect));
  }

  /** All families, the gateway's own first. */
  public List<Dialect> all() {
    return List.copyOf(byName.values());
  }

  /**
   * @throws IllegalArgumentException when there is no such family
   */
  public Dialect named(String name) {
    Dialect dialect = byName.get(name);
    if (dialect == null) {
      throw new IllegalArgumentException("no dialect is named " + name);
    }
    return dialect;
  }

  /** The family that words the errors of {@code path}: the one with the longest matching prefix. */
  public Dialect owning(String path) {
    Dialect owner = own;
    int longest = 0;
    for (Dialect dialect : byName.values()) {
      for (String prefix : dialect.pathPrefixes()) {
        boolean under = path.equals(prefix) || path.startsWith(prefix + "/");
        if (under && prefix.length() > longest) {
          owner = dialect;
          longest = prefix.length();
        }
      }
    }
    return owner;
  }
}
