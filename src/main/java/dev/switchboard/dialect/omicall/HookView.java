package dev.switchboard.dialect.omicall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.switchboard.subscription.Subscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A webhook as OMICall's lists show it. The events it was registered with are kept beside it. */
final class HookView {
  private static final String EVENTS = "events";

  private final ObjectMapper json;
  private final boolean extended;

  HookView(ObjectMapper json, boolean extended) {
    this.json = json;
    this.extended = extended;
  }

  /** What is kept beside a webhook: its events, null when none were given. */
  String detail(List<String> events) {
    try {
      return json.writeValueAsString(json.createObjectNode().putPOJO(EVENTS, events));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** One entry of a list. */
  Map<String, Object> show(Subscription hook) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("url", hook.url());
    entry.put("type", hook.kind());
    entry.put("status", hook.enabled() ? "actived" : "deactived");
    if (extended) {
      entry.put(EVENTS, events(hook));
      entry.put("headers", List.of());
    }
    return entry;
  }

  private Object events(Subscription hook) {
    if (hook.detail() == null) {
      return NullNode.getInstance();
    }
    try {
      return json.readTree(hook.detail()).path(EVENTS);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException(
          "the detail of subscription " + hook.id() + " is no JSON", damaged);
    }
  }
}
