package dev.switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiverTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void answersByScriptAndRepeatsTheLastAnswer() throws Exception {
    try (Receiver receiver = Receiver.start().answering(503, 200)) {
      assertThat(post(receiver, "a")).isEqualTo(503);
      assertThat(post(receiver, "b")).isEqualTo(200);
      assertThat(post(receiver, "c")).isEqualTo(200);
    }
  }

  @Test
  void keepsHeadersAndExactBytes() throws Exception {
    try (Receiver receiver = Receiver.start()) {
      post(receiver, "{\"name\":\"Zoë\"}");

      Received received = receiver.awaitFirst();
      assertThat(received.method()).isEqualTo("POST");
      assertThat(received.target()).isEqualTo("/hook");
      assertThat(received.header("X-PROOF")).isEqualTo("yes");
      assertThat(received.json().get("name").textValue()).isEqualTo("Zoë");
    }
  }

  @Test
  void answersWithHeadersAndBody() throws Exception {
    try (Receiver receiver =
        Receiver.start().answering(Reply.with(429, Map.of("Retry-After", "7"), "slow down"))) {
      var answer = client.send(request(receiver, ""), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("retry-after")).contains("7");
      assertThat(answer.body()).isEqualTo("slow down");
    }
  }

  private int post(Receiver receiver, String body) throws Exception {
    return client.send(request(receiver, body), BodyHandlers.discarding()).statusCode();
  }

  private static HttpRequest request(Receiver receiver, String body) {
    return HttpRequest.newBuilder(URI.create(receiver.url()))
        .header("x-proof", "yes")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
