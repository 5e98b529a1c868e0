/** Reads interfaces written in WIT, so that a host can declare what it offers in the words of the contract. */
package dev.mote.component.wit;
