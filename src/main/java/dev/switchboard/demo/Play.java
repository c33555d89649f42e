package dev.switchboard.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demonstration from its first request to its verdict. */
final class Play {
  private static final int PATIENCE_SECONDS = 60;

  private final DemoClient client;
  private final PrintStream out;
  private final Map<String, Posted> posted = new LinkedHashMap<>();

  Play(DemoClient client, PrintStream out) {
    this.client = client;
    this.out = out;
  }

  /** Tells whether every subscriber got everything it was owed, and nothing else. */
  boolean run() throws IOException, InterruptedException {
    out.println("Switchboard listens on " + client.url() + "; its database lasts as long as this.");
    JsonNode tenant =
        client.post(
            "/v1/tenants",
            "{\"name\": \"demo\"}",
            "authorization",
            "Bearer " + client.adminToken());
    Registrations registrations = new Registrations(client, tenant.get("credentials"));
    List<String> calls = List.of("call.ringing", "call.answered", "call.hangup", "call.cdr");
    List<String> all =
        List.of(
            "call.ringing",
            "call.answered",
            "call.hangup",
            "call.cdr",
            "message.receive",
            "channel.live",
            "channel.ended");
    Map<String, String> secret = Map.of("sb-signing-secret", Registrations.SENDBLUE_SECRET);
    List<String> channels = List.of("channel.live", "channel.ended");
    try (Subscriber omicall = new Subscriber("omicall", calls, 0, Map.of());
        Subscriber sendblue = new Subscriber("sendblue", List.of("message.receive"), 2, secret);
        Subscriber sigma = new Subscriber("sigma", channels, 0, Map.of());
        Subscriber own = new Subscriber("native", all, 0, Map.of())) {
      registrations.omicall(omicall.url());
      registrations.sendblue(sendblue.url());
      registrations.sigma(sigma.url());
      registrations.own(own.url());
      out.println("Four subscribers have registered, each through its own API.");
      post(registrations.bearer());
      Account account = new Account(out, posted, registrations.signingSecrets());
      boolean complete = true;
      for (Subscriber subscriber : List.of(omicall, sendblue, sigma, own)) {
        complete &= account.of(subscriber, subscriber.await(PATIENCE_SECONDS));
      }
      out.println(
          complete ? "\nEverything arrived." : "\nSomething is missing or wrong, see above.");
      return complete;
    }
  }

  private void post(String[] bearer) throws IOException, InterruptedException {
    Producer producer = new Producer(client, bearer);
    posted.putAll(producer.post("omicall", "/v1/events/omicall"));
    posted.putAll(producer.post("sendblue", "/v1/events/sendblue?type=receive"));
    posted.putAll(producer.post("sigma", "/v1/events/sigma"));
    out.println("Posted: " + posted.values().stream().map(Posted::type).toList());
  }
}
