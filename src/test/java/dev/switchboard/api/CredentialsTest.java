package dev.switchboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;

/** A test of credentials, of which a tenant may have few. */
abstract class CredentialsTest extends ApiTest {
  static final String PATH = "/v1/credentials";

  @Override
  GatewayOptions options(GatewayOptions usual) {
    return usual.with("switchboard.access.credentials-per-tenant", "6");
  }

  JsonNode make(String body) {
    return own("POST", PATH, body).expect(201).json();
  }

  Answer read(String token) {
    return send("GET", "/v1/subscriptions", null, "authorization", "Bearer " + token);
  }
}
