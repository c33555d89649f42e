package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import org.junit.jupiter.api.Test;

/** The APIs' other readings, each of which is a switch; and no plain http. */
@OnEachDatabase
class SwitchesIT extends ApiTest {
  private static final String SENDBLUE = "/api/v2/account/webhooks";
  private static final String REGISTER = "/api/webhooks/register";
  private static final String A = "https://a.example";

  @Override
  GatewayOptions options(GatewayOptions usual) {
    return usual
        .with("switchboard.egress.http", "false")
        .with("switchboard.omicall.instance-id", "stg")
        .with("switchboard.omicall.instance-name", "Staging")
        .with("switchboard.omicall.extended-list", "true")
        .with("switchboard.omicall.null-events", "all")
        .with("switchboard.sigma.envelope", "ec")
        .with("switchboard.sigma.delete-by-get", "true");
  }

  @Test
  void showsEventsAndHeadersOfOmicallHooks() {
    register(A, "['ringing',',answered']");
    Answer answer = register("https://b.example", "null");
    String expected =
        "{'status_code':9999,'instance_id':'stg','payload':["
            + "{'url':'https://a.example','type':'call','status':'actived',"
            + "'events':['ringing','answered'],'headers':[]},"
            + "{'url':'https://b.example','type':'call','status':'actived',"
            + "'events':null,'headers':[]}],'key_enabled':false}";
    assertThat(answer.body()).isEqualTo(json(expected));
    assertThat(omicall("GET", "/api/webhooks/list", "{}").body()).isEqualTo(json(expected));
  }

  @Test
  void namesTheInstanceWhereATokenIsIssued() {
    assertThat(send("GET", "/api/auth?apiKey=" + tenant.omicallKey(), null).body())
        .startsWith(
            json("{'status_code':9999,'instance_id':'stg','instance_name':'Staging','payload'"));
  }

  @Test
  void sendsEveryCallEventWhereNoneIsListed() {
    for (String none : new String[] {"null", "[]", "['ringing']"}) {
      register(A, none);
      assertThat(subscription(A).path("types"))
          .map(JsonNode::textValue)
          .hasSize(none.contains("ringing") ? 2 : 4)
          .contains("call.cdr", "call.ringing");
    }
  }

  @Test
  void wrapsSigmasSuccessesOnly() {
    String webhook = "{'uri':'https://a.example','event':'channel_live'}";
    Answer created = sigma("POST", "/v1/webhook", webhook);
    String id = created.json().at("/data/id").textValue();
    String shown = "{'id':'" + id + "','uri':'https://a.example','event':['channel_live']}";
    assertThat(created.body()).isEqualTo(json("{'ec':0,'data':" + shown + "}"));
    assertThat(sigma("GET", "/v1/webhook", null).body())
        .isEqualTo(json("{'ec':0,'data':{'data':[" + shown + "],'total':1,'length':1,'page':0}}"));
    assertThat(sigma("PUT", "/v1/webhook/" + id, "{}").body())
        .isEqualTo(json("{'ec':0,'data':" + shown + "}"));
    assertThat(sigma("POST", "/v1/webhook", "{}").body())
        .isEqualTo(json("{'ec':400,'msg':'uri and event are required'}"));
    assertThat(sigma("DELETE", "/v1/webhook/" + id, null).body())
        .isEqualTo(json("{'ec':0,'data':{}}"));
  }

  @Test
  void deletesByGetWhereThePageIsTakenByTheLetter() {
    String webhook = "{'uri':'https://a.example','event':'channel_live,channel_stop'}";
    String id = sigma("POST", "/v1/webhook", webhook).json().at("/data/id").textValue();
    String path = "/v1/webhook/" + id;
    assertThat(sigma("GET", path + "?event=channel_live", null).body())
        .isEqualTo(json("{'ec':0,'data':{}}"));
    assertThat(sigma("GET", "/v1/webhook", null).json().at("/data/data/0/event").toString())
        .isEqualTo(json("['channel_stop']"));
    assertThat(sigma("GET", path, null).body()).isEqualTo(json("{'ec':0,'data':{}}"));
    assertThat(sigma("GET", path, null).body())
        .isEqualTo(json("{'ec':404,'msg':'no such webhook'}"));
    assertThat(send("GET", path, null).status()).isEqualTo(401);
  }

  @Test
  void rewritesPlainHttpForSendblue() {
    String entries = "['http://a.example/x',{'url':'HTTP://b.example','secret':'s'}]";
    Answer added = sendblue("POST", SENDBLUE, "{'webhooks':" + entries + "}");
    assertThat(added.expect(200).json().at("/webhooks/receive").toString())
        .isEqualTo(json("['https://a.example/x',{'url':'https://b.example','secret':'s'}]"));
    sendblue("POST", SENDBLUE, "{'webhooks':['https://a.example/x']}").expect(200);
    assertThat(subscriptions()).hasSize(2);
    sendblue("DELETE", SENDBLUE, "{'webhooks':['http://a.example/x','http://b.example']}")
        .expect(200);
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void refusesPlainHttpInEveryOtherApi() {
    Answer omicall = register("http://a.example", "null");
    assertThat(omicall.json().path("message").textValue()).isEqualTo("url_invalid");
    Answer sigma = sigma("POST", "/v1/webhook", "{'uri':'http://a.example','event':'all'}");
    assertThat(sigma.body())
        .isEqualTo(json("{'ec':422,'msg':'uri is refused: the URL is not https'}"));
    Answer own = own("POST", "/v1/subscriptions", "{'url':'http://a.example','types':['*']}");
    assertThat(own.json().path("detail").textValue())
        .isEqualTo("url cannot be delivered to: the URL is not https");
    assertThat(subscriptions()).isEmpty();
  }

  private Answer register(String url, String events) {
    return omicall(
        "POST",
        REGISTER,
        "{'webhook':{'type':'call','url':'" + url + "','events':" + events + "}}");
  }
}
