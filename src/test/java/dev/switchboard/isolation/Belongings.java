package dev.switchboard.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A tenant and what it has registered through every API.
 *
 * @param tenant with its credentials
 * @param omicallToken the value of the header field that OMICall's API takes
 * @param url where all of its webhooks lead
 * @param subscriptions the ids of its subscriptions of every family
 * @param number the id of its Sigma webhook
 * @param credential the id of a credential it made for itself
 * @param cursor a place in its list of subscriptions
 * @param secrets what its deliveries are signed with, or carry
 */
record Belongings(
    Tenant tenant,
    String omicallToken,
    String url,
    List<String> subscriptions,
    String number,
    String credential,
    String cursor,
    List<String> secrets) {

  /** A new tenant that has one subscription of each family, all of them to {@code url}. */
  static Belongings make(GatewayClient client, String name, String url) {
    Tenant tenant = client.createTenant(name);
    String token = client.omicall(tenant)[1];
    String secret = "carried-" + UUID.randomUUID();
    String hook = "{'webhook':{'type':'call','url':'%s','events':['ringing']}}";
    String list = "{'webhooks':['%s'],'globalSecret':'%s'}";
    String webhook = "{'uri':'%s','event':'all'}";
    String own = "{'url':'%s','types':['*'],'description':'description of %s'}";
    send(client, "/api/webhooks/register", hook.formatted(url), "authorization", token);
    send(client, "/api/account/webhooks", list.formatted(url, secret), tenant.sendblue());
    JsonNode sigma = send(client, "/v1/webhook", webhook.formatted(url), tenant.sigma());
    JsonNode made = send(client, "/v1/subscriptions", own.formatted(url, name), tenant.bearer());
    String more = "{'name':'more of %s','scopes':['read']}".formatted(name);
    JsonNode issued = send(client, "/v1/credentials", more, tenant.bearer());
    List<String> ids = new ArrayList<>();
    List<String> secrets = new ArrayList<>(List.of(secret, made.path("secret").textValue()));
    secrets.add(issued.path("token").textValue());
    for (JsonNode one : get(client, tenant, "").path("data")) {
      String id = one.path("id").textValue();
      ids.add(id);
      secrets.add(get(client, tenant, "/" + id + "/secret").path("secret").textValue());
    }
    String cursor = get(client, tenant, "?limit=1").path("next").textValue();
    String number = sigma.path("id").textValue();
    String id = issued.path("id").textValue();
    return new Belongings(tenant, token, url, ids, number, id, cursor, secrets);
  }

  /** The same, but for ids: those nobody has. */
  Belongings underUnknownIds() {
    JsonNode unknown =
        ((ObjectNode) tenant.created().deepCopy()).put("id", UUID.randomUUID().toString());
    return new Belongings(
        new Tenant(unknown),
        omicallToken,
        url,
        subscriptions.stream().map(id -> UUID.randomUUID().toString()).toList(),
        "1" + number.substring(1).replaceAll("[0-9]", "7"),
        UUID.randomUUID().toString(),
        cursor,
        secrets);
  }

  /** What no other tenant may ever read. */
  List<String> marks() {
    List<String> marks = new ArrayList<>(secrets);
    marks.addAll(subscriptions);
    marks.add(tenant.id());
    marks.add(number);
    marks.add(credential);
    marks.add("more of " + tenant.created().path("name").textValue());
    marks.add(tenant.token());
    marks.add(tenant.omicallKey());
    marks.add(omicallToken.replace("Bearer ", ""));
    marks.add("description of " + tenant.created().path("name").textValue());
    return marks;
  }

  private static JsonNode send(GatewayClient client, String path, String body, String... key) {
    JsonNode answer = client.send("POST", path, body.replace('\'', '"'), key).json();
    if (answer.path("status_code").asInt(9999) != 9999 || answer.has("ec")) {
      throw new AssertionError(path + " answered " + answer);
    }
    return answer;
  }

  private static JsonNode get(GatewayClient client, Tenant tenant, String rest) {
    return client.send("GET", "/v1/subscriptions" + rest, null, tenant.bearer()).expect(200).json();
  }
}
