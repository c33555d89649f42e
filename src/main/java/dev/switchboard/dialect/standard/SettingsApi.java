package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.signing.SignatureHeaders;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a tenant sets for all its subscriptions. What it did not choose is null, and null takes back
 * what it chose.
 */
public final class SettingsApi {
  private static final String MEMBER = "signature_headers";

  private final Supplier<Set<String>> taken;

  /**
   * @param taken names of header fields, in lower case, that mean something else on deliveries
   */
  public SettingsApi(Supplier<Set<String>> taken) {
    this.taken = taken;
  }

  /**
   * The names that a tenant's deliveries shall carry.
   *
   * @throws Refusal 422 (400 without a body) when they cannot be had
   */
  public SignatureHeaders wanted(ApiRequest request) {
    JsonNode names = Fields.object(request, Set.of(MEMBER)).path(MEMBER);
    if (Fields.isAbsent(names)) {
      return SignatureHeaders.STANDARD;
    }
    Numbers.requireObject(names, MEMBER, Set.of("id", "timestamp", "signature"));
    try {
      return SignatureHeaders.of(
          names.path("id").textValue(),
          names.path("timestamp").textValue(),
          names.path("signature").textValue(),
          taken.get());
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(422, MEMBER + " cannot be used: " + wrong.getMessage());
    }
  }

  /** A tenant's settings. */
  public Map<String, Object> shown(SignatureHeaders names) {
    if (names.equals(SignatureHeaders.STANDARD)) {
      return Collections.singletonMap(MEMBER, null);
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", names.id());
    shown.put("timestamp", names.timestamp());
    shown.put("signature", names.signature());
    return Map.of(MEMBER, shown);
  }
}
