package dev.switchboard.dialect.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Bench;
import dev.switchboard.dialect.PlainRequest;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaApiTest {
  private static final String FIRST =
      "{\"id\":\"1\",\"uri\":\"https://a.example\",\"event\":[\"channel_live\",\"channel_ended\"]}";

  private final SigmaApi api = new SigmaApi(false);

  @Test
  void showsAWebhookBareOrInTheEnvelope() {
    List<Subscription> found = webhooks("channel_live,channel_ended");

    assertThat(write(api.one(found))).isEqualTo(FIRST);
    assertThat(write(new SigmaApi(true).one(found))).isEqualTo("{\"ec\":0,\"data\":" + FIRST + "}");
    assertThatThrownBy(() -> api.one(List.of()))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
  }

  @Test
  void answersAChangeWithTheWebhookItWasAbout() {
    Portfolio portfolio = Portfolio.of(webhooks("channel_stop", "channel_live"));
    assertThat(api.changed(portfolio)).containsEntry("id", "2");
  }

  @Test
  void answersARemovalWithNothing() {
    assertThat(write(api.removed())).isEqualTo("{}");
    assertThat(write(new SigmaApi(true).removed())).isEqualTo("{\"ec\":0,\"data\":{}}");
  }

  @Test
  void listsAPage() {
    assertThat(write(api.page(query("", "", ""), webhooks("channel_live,channel_ended"))))
        .isEqualTo("{\"data\":[" + FIRST + "],\"total\":1,\"length\":1,\"page\":0}");
    assertThat(write(api.page(query("", "", ""), List.of())))
        .isEqualTo("{\"data\":[],\"total\":0,\"length\":0,\"page\":0}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|||1 2 3 4 5 6 7 8 9 10|12",
        "1|||11 12|12",
        "2||||12",
        "0|100||1 2 3 4 5 6 7 8 9 10 11 12|12",
        "1|5||6 7 8 9 10|12",
        "2147483647|100|||12",
        "||channel_stop|2 4 6 8 10 12|6",
        "1|2|channel_stop|6 8|6",
        "|3|channel_stop, channel_live|1 2 3|12",
        "|3|all|1 2 3|12",
        "||channel_ended||0",
      })
  void countsAllMatchesAndShowsOnePage(
      String page, String length, String event, String ids, int total) {
    String[] events = new String[12];
    for (int i = 0; i < events.length; i++) {
      events[i] = i % 2 == 0 ? "channel_live" : "channel_stop,channel_live";
    }
    if ("channel_stop, channel_live".equals(event)) {
      events[2] = "channel_stop";
    }

    Map<String, Object> answer = api.page(query(page, length, event), webhooks(events));

    List<?> data = (List<?>) answer.get("data");
    assertThat(data.stream().map(one -> (String) ((Map<?, ?>) one).get("id")).toList())
        .isEqualTo(ids == null ? List.of() : List.of(ids.split(" ")));
    assertThat(answer).containsEntry("total", total).containsEntry("length", data.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"-1||", "x||", "1.5||", "99999999999||", "|0|", "|101|", "|-1|", "||channel_paused"})
  void refusesAWrongQuery(String page, String length, String event) {
    assertThatThrownBy(() -> api.page(query(page, length, event), List.of()))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(422));
  }

  private static ApiRequest query(String page, String length, String event) {
    return PlainRequest.asking(
        Map.of(
            "page", page == null ? "" : page,
            "length", length == null ? "" : length,
            "event", event == null ? "" : event));
  }

  private static List<Subscription> webhooks(String... events) {
    AtomicInteger number = new AtomicInteger();
    SigmaChanges changes =
        new SigmaChanges(
            Bench.factory(), () -> Integer.toString(number.incrementAndGet()), Bench::checkUrl);
    List<Subscription> webhooks = new ArrayList<>();
    for (String event : events) {
      String body = "{\"uri\":\"https://a.example\",\"event\":\"%s\"}".formatted(event);
      webhooks.addAll(
          changes
              .create(PlainRequest.posting(body))
              .rule()
              .apply(Portfolio.of(List.of()))
              .subscriptions());
    }
    return webhooks;
  }

  private static String write(Object answer) {
    try {
      return new ObjectMapper().writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
