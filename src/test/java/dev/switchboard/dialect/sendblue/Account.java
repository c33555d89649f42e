package dev.switchboard.dialect.sendblue;

import static dev.switchboard.dialect.GivenRequest.request;

import com.fasterxml.uuid.Generators;
import dev.switchboard.access.SecretBox;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.GivenRequest;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Subscription;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** One account's webhooks, kept in memory: requests in, answers out, as the routes chain them. */
final class Account {
  static final SecretBox BOX = new SecretBox(new byte[32], new SecureRandom());

  final UUID tenant = UUID.randomUUID();
  private final SendblueApi api;
  Portfolio portfolio = Portfolio.of(List.of());

  Account() {
    this(false);
  }

  Account(boolean plainHttp) {
    SubscriptionFactory factory =
        new SubscriptionFactory(
            Generators.timeBasedEpochGenerator()::generate,
            () -> Instant.parse("2026-01-02T03:04:05Z"),
            BOX,
            () -> "whsec_" + UUID.randomUUID());
    this.api = new SendblueApi(Account::check, plainHttp, BOX, factory);
  }

  private static void check(String url) {
    if (!url.startsWith("http") || url.contains("{") || url.contains("10.0.0.1")) {
      throw new IllegalArgumentException("the URL's host is not allowed");
    }
  }

  Map<String, Object> post(String body) {
    return answer(api::add, request().body(body), stored -> api.added(tenant, stored));
  }

  Map<String, Object> put(String body) {
    return answer(api::replace, request().body(body), stored -> api.replaced(tenant, stored));
  }

  Map<String, Object> delete(GivenRequest request) {
    return answer(api::remove, request, stored -> api.removed());
  }

  Map<String, Object> get() {
    return api.listed(tenant, portfolio);
  }

  /** What the configuration shows under {@code key}. */
  Object shown(String key) {
    return ((Map<?, ?>) get().get("webhooks")).get(key);
  }

  Subscription subscription(String url) {
    return portfolio.subscriptions().stream()
        .filter(subscription -> subscription.url().equals(url))
        .findFirst()
        .orElseThrow();
  }

  /** What deliveries to {@code url} carry. */
  String sent(String url) {
    return new SendblueDialect(BOX, null).headers(subscription(url)).get("sb-signing-secret");
  }

  private Map<String, Object> answer(
      Function<ApiRequest, Revision> change,
      GivenRequest request,
      Function<Portfolio, Map<String, Object>> answer) {
    portfolio = change.apply(request.by(tenant)).rule().apply(portfolio);
    return answer.apply(portfolio);
  }
}
