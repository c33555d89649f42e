package dev.switchboard.flow;

/** Events as producers post them. */
final class Samples {
  static final String RINGING = call("c-1", "ringing");

  /** A record of a finished call, as a producer that writes JSON in its own way sends it. */
  static final String RECORD =
      """
      { "transaction_id":"c-1", "state" : "cdr",
        "send_num_retry" : 7 , "price": 55.0020, "text":"Ti\\u1ebfn \\/ Tiến", "tag":[ ],
        "inner":{"send_num_retry":9}
      }""";

  static final String CONTACT =
      "{\"action\":\"created\",\"data\":[{\"contact_id\":\"k-1\"}],\"tenant_id\":\"t\"}";

  static final String LIVE =
      "{\"event\":\"channel_live\",\"eventTime\":1700000000123,\"id\":\"ch-1\",\"name\":\"Ánh\"}";

  static final String MESSAGE =
      "{\"content\":\"Hello! 🍜\",\"is_outbound\":false,\"status\":\"RECEIVED\","
          + "\"message_handle\":\"m-1\",\"date_sent\":\"2025-12-12T15:41:20.932Z\"}";

  private Samples() {}

  /** A state of a running call. */
  static String call(String id, String state) {
    return "{\"call_uuid\":\"%s\",\"state\":\"%s\",\"from_number\":\"100\"}".formatted(id, state);
  }
}
