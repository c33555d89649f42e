package dev.switchboard.audit;

import dev.switchboard.subscription.Sealed;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a record says, as plain names and values. All its components are taken, by reflection and
 * not by a list, so that one added later is audited without anybody thinking of it. Secrets are
 * sealed in every record that is stored, and what is sealed is veiled.
 */
final class Facts {
  private Facts() {}

  /**
   * The components of a record by their names in snake case.
   *
   * @param left components to leave out
   */
  static Map<String, Object> of(Record record, Set<String> left) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (!left.contains(component.getName())) {
        facts.put(snakeCase(component.getName()), value(read(component, record)));
      }
    }
    return facts;
  }

  private static Object value(Object value) {
    if (value instanceof Sealed || value instanceof byte[]) {
      return Veil.secret(value);
    } else if (value instanceof String text) {
      return Veil.text(text);
    } else if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    } else if (value instanceof Duration time) {
      return seconds(time);
    } else if (value instanceof Record record) {
      RecordComponent[] components = record.getClass().getRecordComponents();
      return components.length == 1 ? value(read(components[0], record)) : of(record, Set.of());
    } else if (value instanceof Set<?> set) {
      return set.stream().map(Facts::value).sorted().toList();
    } else if (value instanceof Collection<?> list) {
      return list.stream().map(Facts::value).toList();
    } else if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    return value == null ? null : value.toString();
  }

  private static Object seconds(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0 ? (Object) (millis / 1000) : (Object) (millis / 1000.0);
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a component of a record cannot be read: " + component, e);
    }
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The values as they may be shown; those that are nothing or empty are left out. */
  static Map<String, Object> filled(Map<String, Object> facts) {
    Map<String, Object> filled = new LinkedHashMap<>();
    facts.forEach(
        (name, value) -> {
          Object shown = value instanceof Map<?, ?> inner ? filled(cast(inner)) : shown(value);
          if (shown != null && !isEmpty(shown)) {
            filled.put(name, shown);
          }
        });
    return filled;
  }

  /** A value as it may be shown. */
  static Object shown(Object value) {
    if (value instanceof Map<?, ?> inner) {
      Map<String, Object> shown = new LinkedHashMap<>();
      inner.forEach((name, part) -> shown.put((String) name, shown(part)));
      return shown;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Facts::shown).toList();
    }
    return value instanceof Veil veil ? veil.shown() : value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> cast(Map<?, ?> facts) {
    return (Map<String, Object>) facts;
  }

  private static boolean isEmpty(Object shown) {
    return shown.equals("")
        || shown instanceof Collection<?> list && list.isEmpty()
        || shown instanceof Map<?, ?> map && map.isEmpty();
  }
}
