package dev.switchboard.dialect.sigma;

import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.NameList;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.TypePattern;
import java.util.List;

/** The events that a request's query names. */
final class SigmaQuery {
  private SigmaQuery() {}

  /**
   * The event types in {@code ?event=}; empty when it is absent or names none.
   *
   * @throws Refusal 422 when a name is unknown
   */
  static List<TypePattern> types(ApiRequest request) {
    try {
      return SigmaEvents.types(NameList.of(request.query("event")));
    } catch (IllegalArgumentException unknown) {
      throw new Refusal(422, unknown.getMessage());
    }
  }
}
