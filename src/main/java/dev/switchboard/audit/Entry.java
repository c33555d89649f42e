package dev.switchboard.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * An act as it was written down.
 *
 * @param id time-ordered id
 * @param at when it was done
 * @param actor who did it
 * @param credentialKind what sort of credential was used, or null
 * @param tenant whose the object is; null for nobody's
 * @param action what was done
 * @param kind what sort of object it was done to
 * @param object that object's id
 * @param before how it was, as JSON text, or null
 * @param after how it is since, as JSON text, or null
 */
public record Entry(
    UUID id,
    Instant at,
    Actor actor,
    String credentialKind,
    UUID tenant,
    String action,
    String kind,
    String object,
    String before,
    String after) {}
