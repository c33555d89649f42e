package dev.switchboard.store;

import dev.switchboard.subscription.Sealed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns rows of the table {@code dialect_setting} into sealed secrets by name. */
public final class SettingRows {

  /** The account-wide secrets of whole rows, as a statement of a route reads them. */
  public Map<String, Sealed> read(List<Map<String, Object>> rows) {
    Map<String, Sealed> settings = new LinkedHashMap<>();
    rows.forEach(
        row -> settings.put((String) row.get("name"), new Sealed((byte[]) row.get("sealed"))));
    return settings;
  }
}
