package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.audit.Actor;
import dev.switchboard.audit.Entry;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows who changed what: to a tenant what is its own, to the administrator everything. */
public final class AuditApi {
  private final ObjectMapper json;

  /**
   * @param json reads what entries hold
   */
  public AuditApi(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Which entries a request asks for.
   *
   * @throws Refusal 403 when they are another tenant's, 422 when a parameter makes no sense
   */
  public AuditQuery wanted(ApiRequest request) {
    return AuditQuery.of(request);
  }

  /** A page of entries, the newest first. */
  public Map<String, Object> listed(AuditQuery query, List<Entry> entries) {
    return query.page().answer(entries, Entry::id, this::shown);
  }

  private Map<String, Object> shown(Entry entry) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", entry.id().toString());
    shown.put("at", entry.at().toString());
    shown.put("tenant", entry.tenant() == null ? null : entry.tenant().toString());
    shown.put("actor", actor(entry.actor(), entry.credentialKind()));
    shown.put("action", entry.action());
    shown.put("object", object(entry));
    shown.put("before", document(entry.before()));
    shown.put("after", document(entry.after()));
    return shown;
  }

  private static Map<String, Object> object(Entry entry) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kind", entry.kind());
    shown.put("id", entry.object());
    return shown;
  }

  private static Map<String, Object> actor(Actor actor, String credentialKind) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kind", actor.kind());
    shown.put("credential", actor.credential() == null ? null : actor.credential().toString());
    shown.put("credential_kind", credentialKind);
    shown.put("address", actor.address());
    return shown;
  }

  private JsonNode document(String text) {
    try {
      return text == null ? null : json.readTree(text);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("an audit entry holds no JSON", damaged);
    }
  }
}
