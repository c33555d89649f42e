package dev.switchboard.tenancy;

import dev.switchboard.access.Credential;
import dev.switchboard.access.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A credential as it is shown: whoever sees it cannot use it. */
final class CredentialView {
  private CredentialView() {}

  static Map<String, Object> of(Credential credential) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", credential.id().toString());
    shown.put("kind", credential.kind());
    shown.put("name", credential.name());
    shown.put("scopes", credential.scopes().stream().sorted().map(Scope::text).toList());
    shown.put("created_at", text(credential.createdAt()));
    shown.put("expires_at", text(credential.expiresAt()));
    shown.put("revoked_at", text(credential.revokedAt()));
    shown.put(
        "issued_for", credential.issuedFor() == null ? null : credential.issuedFor().toString());
    return shown;
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }
}
