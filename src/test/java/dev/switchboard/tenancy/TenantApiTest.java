package dev.switchboard.tenancy;

import static dev.switchboard.dialect.GivenRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.SecretBox;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.GivenRequest;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.dialect.sendblue.SendblueDialect;
import dev.switchboard.dialect.standard.NativeDialect;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.ChangeSignal;
import dev.switchboard.store.CredentialStore;
import dev.switchboard.store.Database;
import dev.switchboard.store.Statements;
import dev.switchboard.store.StoredCredential;
import dev.switchboard.store.Tenant;
import dev.switchboard.store.TenantStore;
import dev.switchboard.store.Transactions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantApiTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");

  private HikariDataSource source;
  private CredentialStore credentials;
  private TenantApi api;
  private final Dialect own = new NativeDialect(null);
  private final Dialect other =
      new SendblueDialect(new SecretBox(new byte[32], new SecureRandom()), null);

  @BeforeEach
  void openDatabase() {
    Database database =
        new Database(
            new Database.Access("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", ""));
    source = database.pool("tenants", 2, Duration.ofSeconds(5));
    database.migrate(source);
    InstantSource clock = InstantSource.fixed(NOW);
    Transactions transactions = new Transactions(source, new Statements(database.vendor()), false);
    credentials = new CredentialStore(transactions, UUID::randomUUID, clock);
    api =
        new TenantApi(
            new TenantStore(transactions, credentials, clock, new ChangeSignal()),
            new AuditStore(transactions, UUID::randomUUID, clock, new ObjectMapper()),
            new Dialects(own, List.of(other)),
            new Tokens(new SecureRandom()),
            Generators.timeBasedEpochGenerator()::generate,
            clock);
  }

  @AfterEach
  void closeDatabase() {
    source.close();
  }

  private static ApiRequest asked(GivenRequest request) {
    return request.by(null);
  }

  @Test
  void makesAnAccountWhoseCredentialsWork() {
    Map<String, Object> answer = api.create(asked(request().body("{'name':'Söhne & Co'}")));
    assertThat(answer.keySet()).containsExactly("id", "name", "credentials");
    assertThat(answer).containsEntry("name", "Söhne & Co");
    Map<?, ?> shown = (Map<?, ?>) answer.get("credentials");
    assertThat(List.copyOf(shown.keySet())).asString().isEqualTo("[token, sendblue]");
    UUID id = UUID.fromString((String) answer.get("id"));
    Map<?, ?> keys = (Map<?, ?>) shown.get("sendblue");
    assertThat(found(own, request().header("authorization", "Bearer " + shown.get("token"))))
        .extracting(StoredCredential::tenant)
        .isEqualTo(id);
    assertThat(found(other, withKeys(keys))).extracting(StoredCredential::tenant).isEqualTo(id);
  }

  private static GivenRequest withKeys(Map<?, ?> keys) {
    return request()
        .header("sb-api-key-id", (String) keys.get("apiKeyId"))
        .header("sb-api-secret-key", (String) keys.get("apiSecretKey"));
  }

  private StoredCredential found(Dialect dialect, GivenRequest request) {
    PresentedCredential presented = dialect.presented(request).orElseThrow();
    return credentials.find(presented.kind(), presented.lookup()).orElse(null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "{'name':''}", "{'name':7}", "{'name':'a\\nb'}", "{'name':'a','x':1}"})
  void refusesWhatNamesNoAccount(String body) {
    assertThatThrownBy(() -> api.create(asked(request().body(body))))
        .extracting(refusal -> ((Refusal) refusal).status())
        .isEqualTo(422);
  }

  @Test
  void allowsNamesOfTwoHundredCharacters() {
    assertThat(api.create(asked(request().body("{'name':'" + "x".repeat(200) + "'}"))))
        .containsKey("id");
    assertThatThrownBy(
            () -> api.create(asked(request().body("{'name':'" + "x".repeat(201) + "'}"))))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void deletesAnAccountOnceAndItsCredentialsWithIt() {
    Map<String, Object> made = api.create(asked(request().body("{'name':'a'}")));
    Map<?, ?> shown = (Map<?, ?>) made.get("credentials");
    ApiRequest deletion = asked(request().path("id", (String) made.get("id")));
    api.delete(deletion);
    assertThat(found(own, request().header("authorization", "Bearer " + shown.get("token"))))
        .isNull();
    assertThatThrownBy(() -> api.delete(deletion))
        .hasMessage("there is no such tenant")
        .extracting(refusal -> ((Refusal) refusal).status())
        .isEqualTo(404);
  }

  @Test
  void listsWithoutSecrets() {
    UUID id = UUID.randomUUID();
    Instant at = Instant.parse("2026-01-02T03:04:05.123456Z");
    Map<String, Object> list =
        api.listed(api.page(asked(request())), List.of(new Tenant(id, "a", at)));
    assertThat(list)
        .containsEntry(
            "data",
            List.of(
                Map.of(
                    "id", id.toString(), "name", "a", "created_at", "2026-01-02T03:04:05.123456Z")))
        .containsEntry("next", null)
        .containsEntry("prev", null);
  }
}
