package dev.switchboard.testing;

/**
 * A database of its own for one gateway (or several that share it).
 *
 * @param url as {@code switchboard.db.url} takes it
 * @param user who logs in
 * @param password of that user; may be empty
 */
public record TestDatabase(String url, String user, String password) {}
