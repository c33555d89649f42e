package dev.switchboard.fuzz;

import dev.switchboard.testing.Certificate;
import dev.switchboard.testing.GatewayOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A management request that is right: what the mutations begin with.
 *
 * @param method how it is asked
 * @param path where, with its query
 * @param body JSON written with single quotes; null for none
 */
record Surface(String method, String path, String body) {
  private static final String URL = "https://a.example/hook";
  private static final Certificate OWN = Certificate.selfSigned("a.example");

  /** What takes a body. */
  static final List<Surface> WITH_BODY =
      List.of(
          new Surface(
              "POST",
              "/v1/subscriptions",
              "{'url':'URL','types':['call.*','message.receive'],'sources':['omicall'],"
                  + "'description':'d','ordering':'strict','concurrency':3,"
                  + "'signing':['v1','v1a'],'secret':'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',"
                  + "'rate':{'per_second':5,'burst':10},'enabled':true,"
                  + "'redelivery':{'delays':[5,60],'jitter':0.2,'deadline':10,"
                  + "'client_errors_final':true}}"),
          new Surface(
              "PATCH",
              "/v1/subscriptions/ID",
              "{'url':'URL','types':['*'],'rate':{'burst':3},'ordering':null,'enabled':false,"
                  + "'redelivery':{'delays':null,'jitter':0.1},'description':null}"),
          new Surface(
              "PATCH",
              "/v1/subscriptions/ID",
              "{'tls':{'ca':'@CERTIFICATE','certificate':'@CERTIFICATE','key':'@KEY'}}"),
          new Surface("POST", "/v1/subscriptions/ID/secret/rotate", "{'overlap':60}"),
          new Surface(
              "PUT",
              "/v1/settings",
              "{'signature_headers':{'id':'x-acme-id','timestamp':'x-acme-time',"
                  + "'signature':'x-acme-signature'}}"),
          new Surface(
              "POST",
              "/v1/credentials",
              "{'name':'n','scopes':['read','publish'],'expires_at':'2030-01-01T00:00:00Z'}"),
          new Surface(
              "POST",
              "/api/webhooks/register",
              "{'webhook':{'type':'call','url':'URL','events':['ringing',',answered']}}"),
          new Surface("POST", "/api/webhooks/destroy?hook_type=call", "{}"),
          new Surface(
              "POST",
              "/api/account/webhooks",
              "{'webhooks':['URL',{'url':'URL','secret':'s'}],'type':'receive',"
                  + "'globalSecret':'g'}"),
          new Surface(
              "PUT",
              "/api/v2/account/webhooks",
              "{'webhooks':{'receive':['URL'],'call_log':[{'url':'URL','secret':'s'}],"
                  + "'contact_created':['URL'],'globalSecret':'g','secret':'l'}}"),
          new Surface("DELETE", "/api/account/webhooks", "{'webhooks':['URL'],'type':'receive'}"),
          new Surface("POST", "/v1/webhook", "{'uri':'URL','event':'channel_live,all'}"),
          new Surface("PUT", "/v1/webhook/NUMBER", "{'uri':'URL','event':['channel_stop']}"),
          new Surface("PATCH", "/v1/webhook/NUMBER", "{'event':'channel_ended'}"),
          new Surface("POST", "/v1/tenants", "{'name':'acme'}"));

  /** What reads its query or its path. */
  static final List<Surface> WITH_QUERY =
      List.of(
          new Surface("GET", "/v1/subscriptions?limit=5&cursor=CURSOR", null),
          new Surface("GET", "/v1/subscriptions/ID?id=1", null),
          new Surface("GET", "/v1/subscriptions/ID/secret", null),
          new Surface("GET", "/v1/credentials?kind=token&limit=5&cursor=CURSOR", null),
          new Surface("GET", "/v1/webhook?page=0&length=10&event=channel_live,all", null),
          new Surface("GET", "/v1/webhook/NUMBER?id=1", null),
          new Surface("DELETE", "/v1/webhook/NUMBER?event=channel_live", null),
          new Surface("GET", "/api/auth?apiKey=KEY", null),
          new Surface("POST", "/api/webhooks/destroy?hook_type=contact", "{}"),
          new Surface(
              "DELETE",
              "/api/account/webhooks?type=receive&webhooks=[%22https://a.example%22]",
              null),
          new Surface("GET", "/v1/tenants?limit=1&cursor=CURSOR", null),
          new Surface("DELETE", "/v1/tenants/ID", null),
          new Surface("POST", "/v1/events/sendblue?type=receive", "{'a':1}"));

  /** URLs that somebody might try, right ones too. */
  private static final List<String> URLS =
      List.of(
          URL,
          URL,
          "http://a.example",
          "https://127.0.0.1/",
          "https://0x7f.1/",
          "https://[::ffff:169.254.169.254]/",
          "https://user:pass@a.example/",
          "https://a.example:0/",
          "https://a.example:65536/",
          "https://a.example/{{env:HOME}}",
          "https://a.example/%zz",
          "https://a.example/#f",
          "https://" + "a.".repeat(900) + "example/",
          "https://xn--bcher-kva.example/",
          "https://bücher.example/",
          "https:///a",
          "https:a",
          "//a.example",
          "file:///etc/passwd");

  /** The same request of somebody's own things, its body and sometimes its URL changed. */
  byte[] mutated(Random random) {
    String text = filled(URLS.get(random.nextInt(URLS.size())));
    return random.nextInt(12) == 0
        ? Mutations.damaged(form(random).getBytes(StandardCharsets.UTF_8), random)
        : JsonMutations.of(text, random);
  }

  /** The body, right. */
  byte[] right() {
    String text = body == null ? "" : filled(URL);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String filled(String url) {
    return body.replace('\'', '"')
        .replace("URL", url)
        .replace("@CERTIFICATE", oneLine(OWN.pem()))
        .replace("@KEY", oneLine(OWN.keyPem()));
  }

  private static String oneLine(String pem) {
    return pem.replace("\r", "").replace("\n", "\\n");
  }

  private static String form(Random random) {
    List<String> fields = new ArrayList<>();
    IntStream.rangeClosed(0, random.nextInt(4))
        .mapToObj(i -> List.of("uri", "event", "url", "%00", "=", "").get(random.nextInt(6)))
        .forEach(name -> fields.add(name + "=https%3A%2F%2Fa.example%2F,channel_live"));
    return String.join(random.nextBoolean() ? "&" : ";", fields);
  }

  /** The header fields by which a tenant, or the administrator, is let in here. */
  List<String> key(Target target) {
    String[] key =
        path.startsWith("/v1/tenants")
            ? new String[] {"authorization", "Bearer " + GatewayOptions.ADMIN_TOKEN}
            : path.startsWith("/v1/webhook")
                ? target.tenant().sigma()
                : path.contains("account")
                    ? target.tenant().sendblue()
                    : path.startsWith("/api")
                        ? new String[] {"authorization", target.omicallToken()}
                        : target.tenant().bearer();
    return IntStream.range(0, key.length / 2)
        .mapToObj(i -> key[2 * i] + ": " + key[2 * i + 1])
        .toList();
  }

  static List<String> with(List<String> fields, String... more) {
    return Stream.concat(fields.stream(), Stream.of(more)).toList();
  }
}
