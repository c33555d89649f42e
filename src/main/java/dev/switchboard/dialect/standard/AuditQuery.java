package dev.switchboard.dialect.standard;

import dev.switchboard.access.Caller;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.paging.Page;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which audit entries are wanted; null fields do not restrict.
 *
 * @param page which page of them, the newest first
 * @param tenant whose
 * @param object about the object of this id
 * @param actions as a pattern of SQL's {@code like}
 * @param since no older than this
 */
public record AuditQuery(
    Page page, UUID tenant, String object, String actions, OffsetDateTime since) {
  private static final Pattern ACTION = Pattern.compile("[a-z-]+(\\.[a-z-]+)*(\\.\\*)?");
  private static final int LONGEST_OBJECT = 200;

  /** No time-ordered id comes after this one, whether its halves are taken as signed or not. */
  private static final UUID END = new UUID(Long.MAX_VALUE, Long.MAX_VALUE);

  /**
   * @throws Refusal 403 when a tenant asks for another's entries, 422 when a parameter makes no
   *     sense
   */
  static AuditQuery of(ApiRequest request) {
    return new AuditQuery(
        Fields.page(request),
        tenant(request.caller(), request.query("tenant")),
        object(request.query("object")),
        actions(request.query("action")),
        since(request.query("since")));
  }

  /** The id beside which the page begins. */
  public UUID from() {
    return page.isFirst() ? END : page.from();
  }

  private static UUID tenant(Caller caller, String text) {
    if (caller.isAdmin()) {
      return text == null ? null : id(text);
    }
    if (text != null && !text.equalsIgnoreCase(caller.tenant().toString())) {
      throw new Refusal(403, "only the administrator may name a tenant");
    }
    return caller.tenant();
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(422, "tenant must be the id of a tenant");
    }
  }

  private static String object(String text) {
    // PostgreSQL refuses text that holds a zero.
    if (text != null && (text.length() > LONGEST_OBJECT || text.indexOf('\0') >= 0)) {
      throw new Refusal(422, "object must be the id of something");
    }
    return text;
  }

  private static String actions(String text) {
    if (text == null) {
      return null;
    }
    if (!ACTION.matcher(text).matches()) {
      throw new Refusal(422, "action must be one like subscription.created, or subscription.*");
    }
    return text.replace('*', '%');
  }

  private static OffsetDateTime since(String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text);
    } catch (DateTimeException wrong) {
      throw new Refusal(422, "since must be a time like 2026-01-31T12:00:00Z");
    }
  }
}
