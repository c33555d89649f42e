package dev.switchboard.isolation;

import static dev.switchboard.isolation.Door.ADMIN;
import static dev.switchboard.isolation.Door.NATIVE;
import static dev.switchboard.isolation.Door.OMICALL;
import static dev.switchboard.isolation.Door.OPEN;
import static dev.switchboard.isolation.Door.SENDBLUE;
import static dev.switchboard.isolation.Door.SIGMA;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** An example for each route that the gateway serves; a new route needs one here. */
final class Examples {
  private static final String CALL = "{'call_uuid':'c-1','state':'ringing'}";
  private static final String CHANNEL = "{'event':'channel_live','id':'ch-1'}";

  private static final String CLOUD_EVENT =
      "{'specversion':'1.0','id':'1','source':'/pbx','type':'door.opened'}";

  private static final Map<String, Example> ALL = new TreeMap<>();

  static {
    put("POST /v1/events", Example.of(NATIVE, "/v1/events").sending(CLOUD_EVENT));
    put("POST /v1/events/omicall", Example.of(NATIVE, "/v1/events/omicall").sending(CALL));
    put("POST /v1/events/sigma", Example.of(NATIVE, "/v1/events/sigma").sending(CHANNEL));
    put(
        "POST /v1/events/sendblue",
        Example.of(NATIVE, "/v1/events/sendblue?type=receive").sending("{'a':1}"));
    put("GET /v1/audit", Example.of(NATIVE, "/v1/audit"));
    subscriptions();
    settings();
    credentials();
    omicall();
    sendblue("/api/v2/account/webhooks");
    sendblue("/api/account/webhooks");
    sigma();
    tenants();
  }

  private Examples() {}

  /**
   * How to ask {@code route}.
   *
   * @throws AssertionError when nobody has said so yet
   */
  static Example of(ServedRoute route) {
    Example example = ALL.get(route.toString());
    if (example == null) {
      throw new AssertionError(route + " is served, but has no example in Examples");
    }
    return example;
  }

  /** The routes that have an example. */
  static Iterable<String> routes() {
    return ALL.keySet();
  }

  private static void subscriptions() {
    String path = "/v1/subscriptions";
    put(
        "GET " + path,
        Example.about(NATIVE, all -> List.of(path, path + "?limit=1&cursor=" + all.cursor())));
    put("POST " + path, Example.of(NATIVE, path).sending("{'url':'URL','types':['*']}"));
    put("GET " + path + "/{id}", Example.about(NATIVE, each(path + "/%s")));
    put("GET " + path + "/{id}/secret", Example.about(NATIVE, each(path + "/%s/secret")));
    String rotate = path + "/%s/secret/rotate";
    put(
        "POST " + path + "/{id}/secret/rotate",
        Example.about(NATIVE, each(rotate)).sending("{'overlap':60}"));
    put(
        "PATCH " + path + "/{id}",
        Example.about(NATIVE, each(path + "/%s")).sending("{'enabled':false,'concurrency':3}"));
    put("DELETE " + path + "/{id}", Example.about(NATIVE, each(path + "/%s")));
  }

  private static void settings() {
    String names = "{'id':'x-id','timestamp':'x-time','signature':'x-signature'}";
    put("GET /v1/settings", Example.of(NATIVE, "/v1/settings"));
    put(
        "PUT /v1/settings",
        Example.of(NATIVE, "/v1/settings").sending("{'signature_headers':" + names + "}"));
  }

  /** Through the tenant's own door and through the administrator's. */
  private static void credentials() {
    credentials(NATIVE, "/v1/credentials", all -> "/v1/credentials");
    credentials(
        ADMIN,
        "/v1/tenants/{tenant}/credentials",
        all -> "/v1/tenants/" + all.tenant().id() + "/credentials");
  }

  private static void credentials(Door door, String route, Function<Belongings, String> path) {
    Function<Belongings, List<String>> all = whose -> List.of(path.apply(whose));
    Function<Belongings, String> one = whose -> path.apply(whose) + "/" + whose.credential();
    put("GET " + route, Example.about(door, all));
    put("POST " + route, Example.about(door, all).sending("{'name':'n','scopes':['publish']}"));
    put("DELETE " + route + "/{id}", Example.about(door, whose -> List.of(one.apply(whose))));
    put(
        "POST " + route + "/{id}/rotate",
        Example.about(door, whose -> List.of(one.apply(whose) + "/rotate"))
            .sending("{'overlap':0}"));
  }

  private static void omicall() {
    put(
        "GET /api/auth",
        Example.about(OPEN, all -> List.of("/api/auth?apiKey=" + all.tenant().omicallKey())));
    put("GET /api/webhooks/list", Example.of(OMICALL, "/api/webhooks/list"));
    put(
        "POST /api/webhooks/register",
        Example.of(OMICALL, "/api/webhooks/register")
            .sending("{'webhook':{'type':'call','url':'URL','events':['hangup']}}"));
    put(
        "POST /api/webhooks/destroy",
        Example.of(OMICALL, "/api/webhooks/destroy?hook_type=call").sending("{}"));
  }

  private static void sendblue(String path) {
    put("GET " + path, Example.of(SENDBLUE, path));
    put("POST " + path, Example.of(SENDBLUE, path).sending("{'webhooks':['URL']}"));
    put("PUT " + path, Example.of(SENDBLUE, path).sending("{'webhooks':{'receive':['URL']}}"));
    put("DELETE " + path, Example.of(SENDBLUE, path).sending("{'webhooks':['URL']}"));
  }

  private static void sigma() {
    String path = "/v1/webhook";
    String some = "{'uri':'URL','event':'channel_live'}";
    Function<Belongings, List<String>> one = all -> List.of(path + "/" + all.number());
    put("GET " + path, Example.of(SIGMA, path, path + "?event=channel_live&length=100"));
    put("POST " + path, Example.of(SIGMA, path).sending(some));
    put("GET " + path + "/{id}", Example.about(SIGMA, one));
    put("PUT " + path + "/{id}", Example.about(SIGMA, one).sending(some));
    put("PATCH " + path + "/{id}", Example.about(SIGMA, one).sending(some));
    put(
        "DELETE " + path + "/{id}",
        Example.about(
            SIGMA,
            all ->
                List.of(
                    path + "/" + all.number() + "?event=channel_live", path + "/" + all.number())));
  }

  private static void tenants() {
    String path = "/v1/tenants";
    put("GET " + path, Example.of(ADMIN, path));
    put("POST " + path, Example.of(ADMIN, path).sending("{'name':'another'}"));
    put(
        "DELETE " + path + "/{id}",
        Example.about(ADMIN, all -> List.of(path + "/" + all.tenant().id())));
  }

  private static Function<Belongings, List<String>> each(String path) {
    return all -> all.subscriptions().stream().map(path::formatted).toList();
  }

  private static void put(String route, Example example) {
    ALL.put(route, example);
  }
}
