package dev.switchboard.dialect.omicall;

import dev.switchboard.subscription.TypePattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an OMICall webhook is about; with the URL, it is the webhook's identity. */
enum HookType {
  /** Finished calls, and on request the states of running ones. */
  CALL(Map.of("ringing", "call.ringing", "answered", "call.answered", "hangup", "call.hangup")),
  /** Changes in the address book. */
  CONTACT(Map.of("created", "contact.created", "updated", "contact.updated"));

  private final Map<String, String> typesByEvent;

  HookType(Map<String, String> typesByEvent) {
    this.typesByEvent = typesByEvent;
  }

  /** The type of that name; {@code call_event} is another name of {@code call}. */
  static Optional<HookType> named(String name) {
    return switch (name.strip()) {
      case "call", "call_event" -> Optional.of(CALL);
      case "contact" -> Optional.of(CONTACT);
      default -> Optional.empty();
    };
  }

  /** The type's own name. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells whether a registration of this type may list the event. A contact webhook may list call
   * states, which say nothing for it: clients send one list for both.
   */
  boolean mayList(String event) {
    return typesByEvent.containsKey(event)
        || (this == CALL ? event.equals("cdr") : CALL.mayList(event));
  }

  /**
   * What a webhook of this type wants: a call webhook the record always and the listed states, a
   * contact webhook the listed changes.
   *
   * @param events the listed events, each of which may be listed
   * @param everything whether none listed means all (of a contact webhook it always does)
   */
  List<TypePattern> types(List<String> events, boolean everything) {
    List<String> listed =
        events.stream().filter(typesByEvent::containsKey).map(typesByEvent::get).toList();
    boolean all = this == CONTACT ? listed.isEmpty() : everything && events.isEmpty();
    Stream<String> wanted = (all ? typesByEvent.values() : listed).stream().sorted();
    Stream<String> always = this == CALL ? Stream.of("call.cdr") : Stream.of();
    return Stream.concat(always, wanted).map(TypePattern::new).toList();
  }
}
