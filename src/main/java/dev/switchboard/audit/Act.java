package dev.switchboard.audit;

import java.util.Map;
import java.util.UUID;

/**
 * One thing that was changed, to be written down. Neither side may hold a secret in the open: what
 * {@link Facts} makes of a record hides them.
 *
 * @param tenant whose it is; null for what belongs to no tenant
 * @param action what was done, as the object's kind and a past participle: {@code tenant.deleted}
 * @param kind what was changed: {@code subscription}, {@code tenant}, {@code credential}
 * @param object its id
 * @param before how it was, or those parts that changed; null when it was not there
 * @param after how it is now, or those parts that changed; null when it is gone
 */
public record Act(
    UUID tenant,
    String action,
    String kind,
    String object,
    Map<String, Object> before,
    Map<String, Object> after) {

  /** Something made anew. */
  public static Act created(UUID tenant, String kind, String object, Map<String, Object> after) {
    return new Act(tenant, kind + ".created", kind, object, null, after);
  }

  /** Something removed. */
  public static Act deleted(UUID tenant, String kind, String object, Map<String, Object> before) {
    return new Act(tenant, kind + ".deleted", kind, object, before, null);
  }

  /**
   * Something that stays, and is not as it was.
   *
   * @param before all that it was; only those parts are kept that differ
   * @param after all that it is
   */
  public static Act changed(
      UUID tenant,
      String action,
      String kind,
      String object,
      Map<String, Object> before,
      Map<String, Object> after) {
    Difference difference = Difference.between(before, after);
    return new Act(tenant, action, kind, object, difference.before(), difference.after());
  }
}
