package dev.switchboard.access;

import java.time.Instant;

/**
 * A credential to be stored: hashes only.
 *
 * @param kind what sort of credential
 * @param lookup its public id, or the hash of a token that has none; unique within its kind
 * @param secretHash SHA-256 of the secret that belongs to a public id, or null
 * @param expiresAt after this moment it is void; null for never
 */
public record IssuedCredential(String kind, String lookup, byte[] secretHash, Instant expiresAt) {}
