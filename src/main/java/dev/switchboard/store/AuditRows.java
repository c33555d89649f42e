package dev.switchboard.store;

import dev.switchboard.audit.Actor;
import dev.switchboard.audit.Entry;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns rows of the table {@code audit} into records. */
public final class AuditRows {

  /** The entries of whole rows, as a statement of a route reads them. */
  public List<Entry> read(List<Map<String, Object>> rows) {
    return rows.stream().map(AuditRows::read).toList();
  }

  private static Entry read(Map<String, Object> row) {
    return new Entry(
        (UUID) row.get("id"),
        SubscriptionRows.instant(row.get("at")),
        new Actor(
            (String) row.get("actor"),
            (UUID) row.get("credential_id"),
            (String) row.get("address")),
        (String) row.get("credential_kind"),
        (UUID) row.get("tenant_id"),
        (String) row.get("action"),
        (String) row.get("kind"),
        (String) row.get("object"),
        (String) row.get("before_json"),
        (String) row.get("after_json"));
  }
}
