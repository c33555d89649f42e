package dev.switchboard.api;

import static dev.switchboard.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Tenant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read what is written down, and how. */
@OnEachDatabase
class AuditListIT extends AuditTest {
  @Test
  void showsATenantItsOwnEntriesOnly() {
    Tenant mine = tenant;
    create("{'url':'" + A + "','types':['*']}");
    become(gateway().client().createTenant("other"));

    assertThat(actions(entries(""))).containsExactly("tenant.created");
    assertThat(entries("?tenant=" + tenant.id())).hasSize(1);
    assertProblem(
        own("GET", "/v1/audit?tenant=" + mine.id(), null),
        403,
        "Forbidden",
        "only the administrator may name a tenant");
  }

  @Test
  void showsTheAdministratorEverythingAlsoOfATenantThatIsGone() {
    create("{'url':'" + A + "','types':['*']}");
    admin("DELETE", "/v1/tenants/" + tenant.id(), null).expect(204);
    String gone = tenant.id();
    become(gateway().client().createTenant("other"));

    JsonNode all = admin("GET", "/v1/audit?limit=4", null).expect(200).json().path("data");
    JsonNode its = admin("GET", "/v1/audit?tenant=" + gone, null).expect(200).json().path("data");

    assertThat(all.get(0).path("tenant").textValue()).isEqualTo(tenant.id());
    assertThat(all.get(1).path("action").textValue()).isEqualTo("tenant.deleted");
    assertThat(actions(list(its)))
        .containsExactly("tenant.deleted", "subscription.created", "tenant.created");
    assertThat(its.get(0).path("before").toString()).isEqualTo(json("{'name':'acme'}"));
  }

  @Test
  void goesThroughPagesFromTheNewestToTheOldestAndBack() {
    List<String> made =
        Stream.of("1", "2", "3", "4")
            .map(n -> create("{'url':'https://a.example/" + n + "','types':['*']}"))
            .toList();

    JsonNode first = own("GET", "/v1/audit?limit=2", null).expect(200).json();
    JsonNode second = page(first.path("next"));
    JsonNode third = page(second.path("next"));
    JsonNode again = page(second.path("prev"));

    assertThat(first.path("prev").isNull()).isTrue();
    assertThat(objects(first)).containsExactly(made.get(3), made.get(2));
    assertThat(objects(second)).containsExactly(made.get(1), made.get(0));
    assertThat(objects(third)).containsExactly(tenant.id());
    assertThat(third.path("next").isNull()).isTrue();
    assertThat(again).isEqualTo(first);
  }

  @Test
  void filtersByActionAndTime() {
    String id = create("{'url':'" + A + "','types':['*']}");
    own("DELETE", "/v1/subscriptions/" + id, null).expect(204);
    List<JsonNode> all = entries("");

    assertThat(actions(entries("?action=subscription.*")))
        .containsExactly("subscription.deleted", "subscription.created");
    assertThat(actions(entries("?action=subscription.created&object=" + id)))
        .containsExactly("subscription.created");
    assertThat(entries("?action=subscription")).isEmpty();
    assertThat(entries("?since=" + all.get(0).path("at").textValue())).hasSize(1);
    assertThat(entries("?since=2999-01-01T00:00:00%2B02:00")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          since=yesterday | since must be a time like 2026-01-31T12:00:00Z
          action=%25      | action must be one like subscription.created, or subscription.*
          action=         | action must be one like subscription.created, or subscription.*
          object=%00      | object must be the id of something
          limit=0         | limit must be a number from 1 to 200
          cursor=x        | cursor is not one that this list gave
          """)
  void refusesWhatMakesNoSense(String query, String detail) {
    assertProblem(own("GET", "/v1/audit?" + query, null), 422, "Unprocessable Content", detail);
  }

  @Test
  void letsNobodyInWithoutACredential() {
    assertProblem(send("GET", "/v1/audit", null), 401, "Unauthorized", "Unauthorized");
    assertProblem(
        admin("GET", "/v1/audit?tenant=x", null),
        422,
        "Unprocessable Content",
        "tenant must be the id of a tenant");
  }

  private JsonNode page(JsonNode cursor) {
    return own("GET", "/v1/audit?limit=2&cursor=" + cursor.textValue(), null).expect(200).json();
  }

  private static List<String> objects(JsonNode page) {
    return list(page.path("data")).stream()
        .map(entry -> entry.path("object").path("id").textValue())
        .toList();
  }
}
