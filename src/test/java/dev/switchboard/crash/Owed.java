package dev.switchboard.crash;

/**
 * One event owed to one subscriber.
 *
 * @param number of the event
 */
record Owed(int number, Subscriber to) {}
