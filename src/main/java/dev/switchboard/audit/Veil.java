package dev.switchboard.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that is compared as it is, but shown only in part: that a secret changed is told, the
 * secret is not.
 *
 * @param value what it is
 * @param shown what may be seen of it
 */
record Veil(Object value, String shown) {
  private static final String HIDDEN = "hidden";
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>https?://)(?<user>[^/?#]*@)?(?<place>[^?#]*)(?<query>\\?[^#]*)?(?<rest>#.*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern QUERY_VALUE = Pattern.compile("=[^&]*");

  /** A value of which nothing may be seen. */
  static Veil secret(Object value) {
    return new Veil(value, HIDDEN);
  }

  /**
   * A text; of a URL, what often carries a token (the user, the values of the query) is hidden.
   *
   * @return the text itself where there is nothing to hide
   */
  static Object text(String text) {
    Matcher url = URL.matcher(text);
    if (!url.matches()
        || url.group("user") == null && url.group("query") == null && url.group("rest") == null) {
      return text;
    }
    String user = url.group("user") == null ? "" : HIDDEN + "@";
    String query = url.group("query") == null ? "" : values(url.group("query"));
    String rest = url.group("rest") == null ? "" : "#" + HIDDEN;
    return new Veil(text, url.group("scheme") + user + url.group("place") + query + rest);
  }

  private static String values(String query) {
    // Without a name it is all value.
    return query.contains("=") ? QUERY_VALUE.matcher(query).replaceAll("=" + HIDDEN) : "?" + HIDDEN;
  }

  @Override
  public String toString() {
    return shown;
  }
}
