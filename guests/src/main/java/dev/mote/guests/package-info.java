/** Example guests as resources, with their SDKs and sources beside this module. */
package dev.mote.guests;
