package dev.switchboard.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntakeIT {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static IntakeServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new IntakeServer(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void staysAvailable() {
    server.outbox().goAwayAfter(Integer.MAX_VALUE, false);
  }

  @Test
  void acceptsOneEvent() throws Exception {
    HttpResponse<String> answer = post("{\"type\":\"call.ringing\",\"key\":\"k\"}");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .matches(
            "\\{\"accepted\":1,\"rejected\":\\[],\"events\":\\[\\{\"id\":\"[0-9a-f-]{36}\","
                + "\"type\":\"call.ringing\",\"deliveries\":2}]}");
    assertThat(answer.headers().firstValue("content-length")).isPresent();
    assertThat(server.outbox().last().source()).isEqualTo("omicall");
    assertThat(server.outbox().last().payload())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"type\":\"call.ringing\",\"key\":\"k\"}");
    assertThat(server.outbox().last().expiresAt())
        .isEqualTo(server.outbox().last().acceptedAt().plusSeconds(3600));
  }

  @Test
  void tellsWhichItemsItRejects() throws Exception {
    HttpResponse<String> answer = post("{\"type\":\"a\"}\nrubbish\n{}\n{\"type\":\"b\"}");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .contains("\"accepted\":2")
        .contains("{\"index\":1,\"reason\":\"not JSON")
        .contains("{\"index\":2,\"reason\":\"no type\"}");
    assertThat(post("[{},{}]").statusCode()).isEqualTo(422);
    assertThat(post("[]").statusCode()).isEqualTo(202);
  }

  @Test
  void refusesABodyThatIsNotJsonWithLineAndColumn() throws Exception {
    for (String body : new String[] {"", "rubbish", "[{\"type\":\"a\"},"}) {
      HttpResponse<String> answer = post(body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("{\"native\":400").contains("line 1, column");
    }
  }

  @Test
  void listsAThousandAtMost() throws Exception {
    HttpResponse<String> answer = post("{\"type\":\"a\"}".repeat(1_500));
    assertThat(answer.body()).contains("\"accepted\":1500").endsWith("],\"truncated\":true}");
    assertThat(answer.body().split("\"id\"")).hasSize(1_001);
  }

  @Test
  void tellsWhereToResumeWhenTheDatabaseGoesAway() throws Exception {
    String body = "{}\n{\"type\":\"a\"}\n{}\n{\"type\":\"b\"}\n{\"type\":\"c\"}";
    for (boolean atCommit : new boolean[] {false, true}) {
      server.outbox().goAwayAfter(1, atCommit);
      HttpResponse<String> answer = post(body);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
      assertThat(answer.body())
          .isEqualTo(
              "{\"accepted\":1,\"index\":3,\"rejected\":["
                  + "{\"index\":0,\"reason\":\"no type\"},{\"index\":2,\"reason\":\"no type\"}]}");
    }
  }

  @Test
  void refusesAnExpiredCredential() throws Exception {
    server.addTenant("old-token", Instant.now().minusSeconds(5));
    assertThat(post("{\"type\":\"a\"}", "old-token").statusCode()).isEqualTo(401);
    assertThat(post("{\"type\":\"a\"}", "old-token").statusCode()).isEqualTo(401);
  }

  @Test
  void readsChunkedBodiesOfFiftyMegabytesInLittleMemory() throws Exception {
    String item = "{\"type\":\"a\",\"text\":\"" + "x".repeat(470) + "\"}\n";
    long before = server.outbox().events();
    byte[] block = item.repeat(100).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer = send(blocks(block, 1_000));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).contains("\"accepted\":100000,");
    assertThat(server.outbox().events() - before).isEqualTo(100_000);
  }

  @Test
  void readsAnArrayOfFortyMegabytes() throws Exception {
    String item = "{\"type\":\"a\",\"text\":\"" + "x".repeat(470) + "\"},\n";
    InputStream body =
        new SequenceInputStream(
            Collections.enumeration(
                java.util.List.of(
                    new ByteArrayInputStream("[".getBytes(StandardCharsets.UTF_8)),
                    repeated(item.repeat(100).getBytes(StandardCharsets.UTF_8), 800),
                    new ByteArrayInputStream(
                        "{\"type\":\"b\"}]".getBytes(StandardCharsets.UTF_8)))));
    HttpResponse<String> answer = send(BodyPublishers.ofInputStream(() -> body));
    assertThat(answer.body()).contains("\"accepted\":80001,");
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return post(body, IntakeServer.TOKEN);
  }

  private static HttpResponse<String> post(String body, String token) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(server.uri("/v1/events/omicall"))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(BodyPublisher body) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(server.uri("/v1/events/sigma"))
            .header("Authorization", "Bearer " + IntakeServer.TOKEN)
            .POST(body)
            .build(),
        BodyHandlers.ofString());
  }

  private static BodyPublisher blocks(byte[] block, int count) {
    return BodyPublishers.ofInputStream(() -> repeated(block, count));
  }

  private static InputStream repeated(byte[] block, int count) {
    return new SequenceInputStream(
        Collections.enumeration(
            Collections.nCopies(count, block).stream().map(ByteArrayInputStream::new).toList()));
  }
}
