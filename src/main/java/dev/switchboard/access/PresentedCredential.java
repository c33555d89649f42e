package dev.switchboard.access;

/**
 * A credential as a request brings it, ready to be compared with what is stored.
 *
 * @param kind what sort of credential, for example {@code token}
 * @param lookup under which name it is stored: its public id, or the hash of a token that has none
 * @param secretHash SHA-256 of the secret that belongs to a public id, or null when the lookup is
 *     itself the hash
 */
public record PresentedCredential(String kind, String lookup, byte[] secretHash) {}
