package dev.switchboard.dialect.sigma;

import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TypePattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of webhooks that a client asks for.
 *
 * @param page the page's number, from 0
 * @param length how many webhooks a page holds at most
 * @param types the webhook must want one of these; empty for any webhook
 */
record SigmaPage(long page, int length, List<TypePattern> types) {
  private static final int USUAL_LENGTH = 10;
  private static final int GREATEST_LENGTH = 100;

  /**
   * Reads the query.
   *
   * @throws Refusal 422 when a parameter is wrong
   */
  static SigmaPage read(ApiRequest request) {
    return new SigmaPage(
        number(request, "page", 0, 0, Integer.MAX_VALUE),
        number(request, "length", USUAL_LENGTH, 1, GREATEST_LENGTH),
        SigmaQuery.types(request));
  }

  /** The page of these webhooks, and how many match in all. */
  Map<String, Object> of(List<Subscription> webhooks) {
    List<Subscription> matching = webhooks.stream().filter(this::matches).toList();
    List<Map<String, Object>> shown =
        matching.stream().skip(page * length).limit(length).map(SigmaWebhook::show).toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("data", shown);
    answer.put("total", matching.size());
    answer.put("length", shown.size());
    answer.put("page", page);
    return answer;
  }

  private boolean matches(Subscription webhook) {
    return types.isEmpty() || types.stream().anyMatch(webhook.types()::contains);
  }

  private static int number(ApiRequest request, String name, int usual, int least, int greatest) {
    String text = request.query(name);
    if (text == null || text.isBlank()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= greatest) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // answered below, like a number out of range
    }
    throw new Refusal(422, name + " must be a whole number from " + least + " to " + greatest);
  }
}
