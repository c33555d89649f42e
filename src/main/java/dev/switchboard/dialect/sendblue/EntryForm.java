package dev.switchboard.dialect.sendblue;

/** How an entry was written, so that it is shown the same way: kept as a subscription's detail. */
enum EntryForm {
  /** A bare URL. */
  URL("{\"form\":\"url\"}"),
  /** An object without a secret. */
  OBJECT("{\"form\":\"object\",\"secret\":false}"),
  /** An object with a secret of its own, which is then the one its deliveries carry. */
  OBJECT_WITH_SECRET("{\"form\":\"object\",\"secret\":true}");

  private final String detail;

  EntryForm(String detail) {
    this.detail = detail;
  }

  /** The text it is kept as. */
  String detail() {
    return detail;
  }

  /** How {@code entry} is written. */
  static EntryForm of(Entry entry) {
    if (entry.hasSecret()) {
      return OBJECT_WITH_SECRET;
    }
    return entry.bare() ? URL : OBJECT;
  }

  /**
   * The form that was kept as {@code detail}.
   *
   * @throws IllegalStateException when it is none of these texts
   */
  static EntryForm of(String detail) {
    for (EntryForm form : values()) {
      if (form.detail.equals(detail)) {
        return form;
      }
    }
    throw new IllegalStateException("a webhook entry is kept in an unknown form");
  }
}
