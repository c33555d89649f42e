package dev.switchboard.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.Scope;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.PlainText;
import dev.switchboard.dialect.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/**
 * A credential as somebody asks for it.
 *
 * @param name what its owner calls it
 * @param kind what sort of credential; null for the gateway's own
 * @param scopes what it shall be good for; at least one, never the administrator's
 * @param expiresAt after this moment it shall be void; null for never
 */
record CredentialRequest(String name, String kind, Set<Scope> scopes, Instant expiresAt) {
  private static final int LONGEST_NAME = 200;
  private static final long LONGEST_DAYS = 36_525;
  private static final Set<String> MEMBERS = Set.of("name", "kind", "scopes", "expires_at");

  /**
   * Reads what is asked for.
   *
   * @throws Refusal 400 without a body, 422 when it makes no sense
   */
  static CredentialRequest read(ApiRequest request, Instant now) {
    JsonNode body = Fields.object(request, MEMBERS);
    String name = body.path("name").textValue();
    if (!PlainText.fits(name, LONGEST_NAME)) {
      throw new Refusal(
          422, "name must be 1 to " + LONGEST_NAME + " characters, none a control character");
    }
    JsonNode kind = body.path("kind");
    if (!Fields.isAbsent(kind) && !kind.isTextual()) {
      throw new Refusal(422, "kind must be a text");
    }
    return new CredentialRequest(
        name, kind.textValue(), scopes(body.path("scopes")), end(body.path("expires_at"), now));
  }

  private static Set<Scope> scopes(JsonNode list) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (JsonNode name : list) {
      try {
        scopes.add(Scope.named(name.asText()));
      } catch (IllegalArgumentException unknown) {
        throw wrongScopes();
      }
    }
    if (!list.isArray() || scopes.isEmpty() || scopes.contains(Scope.ADMIN)) {
      throw wrongScopes();
    }
    return scopes;
  }

  private static Refusal wrongScopes() {
    return new Refusal(422, "scopes must be a list of one or more of manage, publish, read");
  }

  private static Instant end(JsonNode field, Instant now) {
    if (Fields.isAbsent(field)) {
      return null;
    }
    try {
      Instant end = OffsetDateTime.parse(field.asText()).toInstant();
      if (end.isAfter(now) && end.isBefore(now.plus(LONGEST_DAYS, ChronoUnit.DAYS))) {
        return end.truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeParseException noTime) {
      throw wrongEnd();
    }
    throw wrongEnd();
  }

  private static Refusal wrongEnd() {
    return new Refusal(
        422, "expires_at must be a time to come, like 2030-01-31T00:00:00Z, within 100 years");
  }
}
