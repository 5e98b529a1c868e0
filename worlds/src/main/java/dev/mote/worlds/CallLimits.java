package dev.mote.worlds;

/**
 * What one call may consume besides memory and time.
 *
 * @param inputBytes bytes of input
 * @param outputBytes bytes of output
 * @param sockets sockets open at once, counted from creation
 * @param openFiles files and folders open at once
 * @param chainedCalls calls that the call may start
 */
public record CallLimits(long inputBytes, long outputBytes, int sockets, int openFiles, int chainedCalls) {}
