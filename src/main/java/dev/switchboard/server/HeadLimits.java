package dev.switchboard.server;

/**
 * How large a request's head may be.
 *
 * @param url characters of the path and the query
 * @param bytes of all header fields together
 * @param fields how many header fields
 */
public record HeadLimits(int url, int bytes, int fields) {}
