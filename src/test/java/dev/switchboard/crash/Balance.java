package dev.switchboard.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what producers were told with what subscribers took and with what the database holds.
 *
 * @param posted how many events were posted
 * @param acknowledged how many of them were acknowledged
 * @param unpromised how many were kept although their producer was not told so
 * @param deliveries how many deliveries subscribers took, each counted once
 * @param duplicates how many came again
 * @param inFlight how many deliveries were leased at a moment at which something was killed: no
 *     other may come again
 * @param lost acknowledged events that somebody who is owed them did not get
 * @param faults whatever else is wrong, in words
 */
record Balance(
    int posted,
    int acknowledged,
    int unpromised,
    int deliveries,
    int duplicates,
    int inFlight,
    List<String> lost,
    List<String> faults) {
  private static final int LISTED = 100;

  /**
   * Strikes it.
   *
   * @param taken for each delivery taken, the event id it came with, once for every time
   * @param rows all deliveries of the database, at the end
   * @param events the numbers of all events of the database
   * @param leased what was leased when something was killed
   */
  static Balance of(
      Ledger ledger,
      Map<Owed, List<String>> taken,
      List<Books.Row> rows,
      Set<Integer> events,
      Set<Owed> leased) {
    Map<Integer, String> acknowledged = ledger.acknowledged();
    List<String> lost = new ArrayList<>();
    acknowledged.forEach((number, id) -> lost.addAll(missing(number, id, taken)));
    acknowledged.forEach(
        (number, id) -> {
          if (!events.contains(number)) {
            lost.add(name(number, id) + " is not in the database");
          }
        });
    List<String> faults = new ArrayList<>(ledger.faults());
    faults.addAll(misborn(rows, events));
    faults.addAll(halves(events, acknowledged.keySet(), taken));
    faults.addAll(strangeIds(taken, rows, acknowledged));
    rows.stream()
        .filter(row -> !row.isDelivered())
        .forEach(row -> faults.add("not finished: " + row));
    int duplicates = 0;
    for (Map.Entry<Owed, List<String>> one : taken.entrySet()) {
      int again = one.getValue().size() - 1;
      duplicates += again;
      if (again > 0 && !leased.contains(one.getKey())) {
        faults.add("came again without having been in flight at a kill: " + one);
      }
    }
    Set<Integer> unpromised = new TreeSet<>(events);
    unpromised.removeAll(acknowledged.keySet());
    return new Balance(
        ledger.posted(),
        acknowledged.size(),
        unpromised.size(),
        taken.size(),
        duplicates,
        leased.size(),
        lost,
        faults);
  }

  /**
   * Lets it pass when nothing is wrong.
   *
   * @throws AssertionError naming every event that is missing, and every other fault
   */
  Balance check() {
    if (!lost.isEmpty() || !faults.isEmpty()) {
      throw new AssertionError(
          "missing, of %2$d acknowledged events: %1$d deliveries%n%3$s%nother faults: %4$d%n%5$s"
              .formatted(lost.size(), acknowledged, first(lost), faults.size(), first(faults)));
    }
    return this;
  }

  private static List<String> missing(int number, String id, Map<Owed, List<String>> taken) {
    return Subscriber.wanting(number).stream()
        .filter(subscriber -> !taken.containsKey(new Owed(number, subscriber)))
        .map(subscriber -> name(number, id) + " has not reached " + subscriber)
        .toList();
  }

  private static List<String> misborn(List<Books.Row> rows, Set<Integer> events) {
    Map<Integer, List<Subscriber>> owed =
        rows.stream()
            .map(Books.Row::owed)
            .collect(
                Collectors.groupingBy(
                    Owed::number, Collectors.mapping(Owed::to, Collectors.toList())));
    return events.stream()
        .filter(number -> !isExactly(owed.get(number), Subscriber.wanting(number)))
        .map(number -> "event " + number + " is owed to " + owed.get(number))
        .toList();
  }

  private static boolean isExactly(List<Subscriber> born, Set<Subscriber> wanted) {
    return born != null && born.size() == wanted.size() && wanted.containsAll(born);
  }

  private static List<String> halves(
      Set<Integer> events, Set<Integer> acknowledged, Map<Owed, List<String>> taken) {
    Set<Integer> half = new TreeSet<>();
    taken.keySet().forEach(owed -> half.add(owed.number()));
    half.addAll(events);
    half.removeAll(acknowledged);
    half.removeIf(number -> missing(number, "", taken).isEmpty());
    return half.stream()
        .map(number -> "unacknowledged, and only a half of it: " + missing(number, "", taken))
        .toList();
  }

  private static List<String> strangeIds(
      Map<Owed, List<String>> taken, List<Books.Row> rows, Map<Integer, String> acknowledged) {
    Map<Owed, String> stored =
        rows.stream()
            .collect(
                Collectors.toMap(
                    Books.Row::owed, row -> row.event().toString(), (one, again) -> one));
    List<String> strange = new ArrayList<>();
    taken.forEach(
        (owed, ids) -> {
          String told = acknowledged.getOrDefault(owed.number(), "");
          for (String id : ids) {
            if (!id.equals(stored.get(owed)) || !(told.isEmpty() || told.equals(id))) {
              strange.add(owed + " came as " + id + ", was acknowledged as " + told);
            }
          }
        });
    return strange;
  }

  private static String name(int number, String id) {
    return "event " + id + " (number " + number + ")";
  }

  private static String first(Collection<String> lines) {
    return lines.stream().limit(LISTED).collect(Collectors.joining("\n"));
  }
}
