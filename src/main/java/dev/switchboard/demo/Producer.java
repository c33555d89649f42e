package dev.switchboard.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Posts the sample events of one family, dated now. */
final class Producer {
  private final DemoClient client;
  private final String[] headers;

  Producer(DemoClient client, String[] headers) {
    this.client = client;
    this.headers = headers;
  }

  /**
   * @param sample whose {@code demo/<sample>.json} holds the events
   * @param path where to post them
   * @return what was accepted, by event id
   */
  Map<String, Posted> post(String sample, String path) throws IOException, InterruptedException {
    Instant now = Instant.now();
    Map<String, Posted> posted = new LinkedHashMap<>();
    for (JsonNode event : client.post(path, read(sample, now), headers).get("events")) {
      posted.put(event.get("id").textValue(), new Posted(event.get("type").textValue(), now));
    }
    return posted;
  }

  private static String read(String sample, Instant now) throws IOException {
    try (InputStream in = Producer.class.getResourceAsStream("/demo/" + sample + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@MILLIS@", String.valueOf(now.toEpochMilli()))
          .replace("@SECONDS@", String.valueOf(now.getEpochSecond()))
          .replace("@ISO@", now.truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }
}
