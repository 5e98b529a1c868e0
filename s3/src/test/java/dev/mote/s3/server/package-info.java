/** The server that tests of this room and others run against. */
package dev.mote.s3.server;
