package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.SqlValue;

/** What goes into a database as a column comes out the same. */
class ColumnsIT {
  private OpenDatabase database;

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsIds(Databases vendor) {
    List<UUID> ids = Arrays.asList(UUID.randomUUID(), null, new UUID(-1, Long.MIN_VALUE));

    assertThat(there(vendor, "uuid", Columns.uuids(ids, Function.identity()), UUID.class))
        .containsExactlyElementsOf(ids);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsTimes(Databases vendor) {
    List<Instant> times =
        Arrays.asList(
            Instant.parse("2026-11-22T10:11:12.123456Z"),
            null,
            Instant.EPOCH,
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("1999-12-31T23:59:59.000001Z"),
            Instant.parse("9999-12-31T23:59:59Z"));

    assertThat(times(vendor, times)).containsExactlyElementsOf(times);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void roundsTimesToTheMicrosecond(Databases vendor) {
    List<Instant> finer =
        List.of(
            Instant.parse("2026-11-22T10:11:12.123456499Z"),
            Instant.parse("2026-11-22T10:11:12.123456500Z"),
            Instant.parse("2026-11-22T10:11:12.999999999Z"));

    assertThat(times(vendor, finer))
        .containsExactly(
            Instant.parse("2026-11-22T10:11:12.123456Z"),
            Instant.parse("2026-11-22T10:11:12.123457Z"),
            Instant.parse("2026-11-22T10:11:13Z"));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsTexts(Databases vendor) {
    List<String> texts = Arrays.asList("a", null, "", "null", "\"{},\\' \u00e4\u20ac\ud83d\ude00");

    assertThat(there(vendor, "varchar", Columns.texts(texts, Function.identity()), String.class))
        .containsExactlyElementsOf(texts);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsNumbers(Databases vendor) {
    List<Integer> numbers = Arrays.asList(0, null, Integer.MIN_VALUE, Integer.MAX_VALUE);
    SqlValue column = Columns.integers(numbers, Function.identity());

    assertThat(there(vendor, "integer", column, Integer.class)).containsExactlyElementsOf(numbers);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsBytes(Databases vendor) {
    List<byte[]> bytes =
        Arrays.asList(new byte[0], null, new byte[] {0, -1, 127, -128, '\\', '"'}, bytes("{a,b}"));
    String type = vendor == Databases.H2 ? "varbinary" : "bytea";

    assertThat(there(vendor, type, Columns.binaries(bytes, Function.identity()), byte[].class))
        .usingRecursiveComparison()
        .isEqualTo(bytes);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsNothing(Databases vendor) {
    SqlValue none = Columns.uuids(List.<UUID>of(), Function.identity());

    assertThat(there(vendor, "uuid", none, UUID.class)).isEmpty();
  }

  private List<Instant> times(Databases vendor, List<Instant> times) {
    SqlValue column = Columns.times(times, Function.identity());
    return there(vendor, "timestamp with time zone", column, OffsetDateTime.class).stream()
        .map(Columns::instant)
        .toList();
  }

  private <T> List<T> there(Databases vendor, String type, SqlValue column, Class<T> element) {
    database = OpenDatabase.fresh(vendor);
    List<T> there = new ArrayList<>();
    database
        .sql()
        .sql("select v from unnest(cast(:column as " + type + " array)) as x (v)")
        .param("column", column)
        .query(
            row -> {
              there.add(row.getObject(1, element));
            });
    return there;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
