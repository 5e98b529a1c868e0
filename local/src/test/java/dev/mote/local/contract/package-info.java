/**
 * What every storage must do, whatever it is made of: abstract tests that a room extends with its own way to open one.
 */
package dev.mote.local.contract;
