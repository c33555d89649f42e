package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import org.junit.jupiter.api.Test;

/** Where an operator names the ports that may be called, no API takes a URL with another. */
@OnEachDatabase
class EgressPortsIT extends ApiTest {
  private static final String WRONG = "https://a.example:22/x";
  private static final String SENDBLUE = "/api/v2/account/webhooks";

  @Override
  GatewayOptions options(GatewayOptions usual) {
    return usual.with("switchboard.egress.ports", "443, 8000-8999");
  }

  @Test
  void refusesOtherPortsInTheWordsOfEachApi() {
    Answer own = own("POST", "/v1/subscriptions", "{'url':'" + WRONG + "','types':['*']}");
    assertThat(own.status()).isEqualTo(422);
    assertThat(own.json().path("detail").textValue())
        .isEqualTo("url cannot be delivered to: the URL's port is not allowed");

    Answer omicall = register(WRONG);
    assertThat(omicall.json().path("message").textValue()).isEqualTo("url_invalid");

    Answer sendblue = sendblue("POST", SENDBLUE, "{'webhooks':['" + WRONG + "']}");
    assertThat(sendblue.status()).isEqualTo(400);
    assertThat(sendblue.json().path("message").textValue())
        .isEqualTo("Invalid webhook URL: the URL's port is not allowed");

    Answer sigma = sigma("POST", "/v1/webhook", "{'uri':'" + WRONG + "','event':'all'}");
    assertThat(sigma.json().path("ec").intValue()).isEqualTo(422);
    assertThat(sigma.json().path("msg").textValue())
        .isEqualTo("uri is refused: the URL's port is not allowed");

    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void takesTheAllowedPorts() {
    own("POST", "/v1/subscriptions", "{'url':'https://a.example:8443','types':['*']}").expect(201);
    register("https://b.example/x").expect(200);
    sendblue("POST", SENDBLUE, "{'webhooks':['https://c.example:8000/x']}").expect(200);
    sigma("POST", "/v1/webhook", "{'uri':'https://d.example','event':'all'}").expect(200);

    assertThat(subscriptions()).hasSize(4);
  }

  private Answer register(String url) {
    return omicall(
        "POST",
        "/api/webhooks/register",
        "{'webhook':{'type':'call','url':'" + url + "','events':null}}");
  }
}
