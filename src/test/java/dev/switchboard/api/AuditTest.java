package dev.switchboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A test of what is written down about changes. */
abstract class AuditTest extends ApiTest {
  static final String A = "https://a.example/hook";

  String create(String body) {
    return own("POST", "/v1/subscriptions", body).expect(201).json().path("id").textValue();
  }

  List<JsonNode> entries(String query) {
    return list(own("GET", "/v1/audit" + query, null).expect(200).json().path("data"));
  }

  static List<JsonNode> list(JsonNode data) {
    List<JsonNode> entries = new ArrayList<>();
    data.forEach(entries::add);
    return entries;
  }

  static List<String> actions(List<JsonNode> entries) {
    return entries.stream().map(entry -> entry.path("action").textValue()).toList();
  }
}
